import { onTestFinished } from 'vitest';
import type { Ability } from '../../../src/live/port.ts';
import {
  createTencentLegacy,
  type TencentLegacyOptions,
} from '../../../src/live/tencent-legacy/tencent-legacy.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { createTencentSim, type TencentSimOptions } from '../../../src/sim/tencent/tencent-sim.ts';
import { testStream, type LiveFixture } from '../../contracts/live/fixture.ts';
import { hurriedClock, START_MS } from '../tencent/hurried-clock.ts';
import { simCloud } from '../tencent/sim-cloud.ts';

const INTERFACES: ReadonlyMap<Ability, string> = new Map([
  ['state', 'Live_Channel_GetStatus'],
  ['online', 'Live_Channel_GetLiveChannelList'],
  ['interrupted', 'Live_Channel_GetChannelList'],
  ['banned', 'Live_Channel_GetChannelList'],
  ['now', 'Get_LiveStat'],
  ['pushes', 'Get_LivePushStat'],
  ['plays', 'Get_LivePlayStat'],
  ['totals', 'Get_LivePlayStat'],
  ['pushHistory', 'Get_LivePushStatHistory'],
  ['playHistory', 'Get_LivePlayStatHistory'],
  ['bandwidth', 'Get_LivePlayStatHistory'],
  ['recordFiles', 'Live_Tape_GetFilelist'],
  ['startRecord', 'Live_Tape_Start'],
  ['stopRecord', 'Live_Tape_Stop'],
  ['snapshotQueue', 'Live_Queue_Get'],
  ['startMix', 'mix_streamv2.start_mix_stream_advanced'],
  ['stopMix', 'mix_streamv2.cancel_mix_stream'],
  ['ban', 'channel_manager'],
  ['unban', 'Live_Channel_SetStatus'],
  ['cut', 'Live_Channel_SetStatus'],
]);
const callOf = (ability: Ability) => INTERFACES.get(ability) ?? '';

/** The old lists give names alone, its figures one sum of video and sound (tencent-live 3.2, 3.10). */
const UNTOLD = new Set(['since', 'until', 'videoBps'] as const);

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
  // No code says so: the words do (tencent-live 2.4).
  const refusal = 'sign is wrong';
  return { live, cloud: simCloud(sim, clock, { callOf, refusal, generation: 'legacy' }), untold: UNTOLD };
}
