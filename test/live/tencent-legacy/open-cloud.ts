import { onTestFinished } from 'vitest';
import { LEGACY_ABILITIES } from '../../../src/live/tencent-legacy/abilities.ts';
import {
  createTencentLegacy,
  type TencentLegacyOptions,
} from '../../../src/live/tencent-legacy/tencent-legacy.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { createTencentSim, type TencentSimOptions } from '../../../src/sim/tencent/tencent-sim.ts';
import { testStream, type LiveFixture, type Refusal } from '../../contracts/live/fixture.ts';
import { hurriedClock, START_MS } from '../tencent/hurried-clock.ts';
import { simCloud } from '../tencent/sim-cloud.ts';

/** No codes tell them apart: the words do (tencent-live 2.4, 14 #6). */
const REFUSALS: ReadonlyMap<Refusal, string> = new Map<Refusal, string>([
  ['cloud-refused', 'param is illegal'],
  ['cloud-credentials', 'sign is wrong'],
  ['cloud-limit', 'too many requests'],
]);

/** The old lists give names alone, its figures one sum of video and sound, its files no more than times (tencent-live 3.2, 3.8, 3.10). */
const UNTOLD = new Set(['since', 'until', 'videoBps', 'durationS', 'sizeBytes'] as const);

export interface OpenOptions {
  readonly sim?: Partial<TencentSimOptions>;
  readonly live?: Partial<TencentLegacyOptions>;
}

/** A stand-in and an adapter on one manual clock, closed when the test is over. */
export async function openCloud({ sim: simOptions, live: liveOptions }: OpenOptions = {}) {
  const clock = manualClock(START_MS);
  const sim = createTencentSim({ clock, random: () => 0.5, ...simOptions });
  const address = await sim.start();
  onTestFinished(() => sim.stop());
  const { domain, app } = testStream('any');
  const live = createTencentLegacy({
    fcgiUrl: address.fcgi,
    statcgiUrl: address.statcgi,
    appId: address.appId,
    apiKey: address.apiKey,
    domain,
    app,
    now: () => Math.floor(clock.now() / 1000),
    random: () => 0.5,
    clock: hurriedClock(clock),
    ...liveOptions,
  });
  onTestFinished(() => live.stop());
  const calls = (name?: string) => sim.calls.filter((call) => (name ?? call.action) === call.action);
  return { sim, clock, live, calls };
}

/** The contract's view of the stand-in. */
export async function openFixture(options?: OpenOptions): Promise<LiveFixture> {
  const { sim, clock, live } = await openCloud(options);
  const cloud = simCloud(sim, clock, {
    table: LEGACY_ABILITIES,
    refusals: REFUSALS,
    generation: 'legacy',
  });
  return { live, cloud, untold: UNTOLD };
}
