import { onTestFinished } from 'vitest';
import { isDomainName } from '../../../src/live/port.ts';
import { V3_ABILITIES } from '../../../src/live/tencent-v3/abilities.ts';
import { createTencentV3, type TencentV3Options } from '../../../src/live/tencent-v3/tencent-v3.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { createTencentSim, type TencentSimOptions } from '../../../src/sim/tencent/tencent-sim.ts';
import type { LiveFixture, Refusal } from '../../contracts/live/fixture.ts';
import { hurriedClock, START_MS } from '../tencent/hurried-clock.ts';
import { simCloud } from '../tencent/sim-cloud.ts';

/** A code for each class that people are told (tencent-live 4.3). */
const REFUSALS: ReadonlyMap<Refusal, string> = new Map<Refusal, string>([
  ['cloud-refused', 'InvalidParameterValue'],
  ['cloud-credentials', 'AuthFailure.UnauthorizedOperation'],
  ['cloud-limit', 'RequestLimitExceeded'],
  ['cloud-account', 'ResourceNotFound.StopService'],
  ['unsupported', 'ActionOffline'],
]);

export interface OpenOptions {
  readonly sim?: Partial<TencentSimOptions>;
  readonly live?: Partial<TencentV3Options>;
}

/** A stand-in and an adapter on one manual clock, closed when the test is over. */
export async function openCloud({ sim: simOptions, live: liveOptions }: OpenOptions = {}) {
  const clock = manualClock(START_MS);
  const sim = createTencentSim({ clock, random: () => 0.5, ...simOptions });
  const address = await sim.start();
  onTestFinished(() => sim.stop());
  const live = createTencentV3({
    site: simOptions?.site ?? 'mainland',
    url: address.v3,
    vodUrl: address.vod,
    secretId: address.secretId,
    secretKey: address.secretKey,
    region: 'ap-guangzhou',
    pushDomains: sim.world.pushDomains.filter(isDomainName),
    now: () => Math.floor(clock.now() / 1000),
    random: () => 0.5,
    clock: hurriedClock(clock),
    ...liveOptions,
  });
  onTestFinished(() => live.stop());
  const calls = (action?: string) => sim.calls.filter((call) => (action ?? call.action) === call.action);
  return { sim, clock, live, calls };
}

/** The contract's view of the stand-in. */
export async function openFixture(options?: OpenOptions): Promise<LiveFixture> {
  const { sim, clock, live } = await openCloud(options);
  const table = V3_ABILITIES[sim.traits.site];
  return {
    live,
    cloud: simCloud(sim, clock, { table, refusals: REFUSALS, generation: 'v3' }),
  };
}
