import { onTestFinished } from 'vitest';
import {
  isDomainName,
  isTaskId,
  type Ability,
  type StreamKey,
  type TaskId,
  type UnixSeconds,
} from '../../../src/live/port.ts';
import { createTencentV3, type TencentV3Options } from '../../../src/live/tencent-v3/tencent-v3.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { createTencentSim, type TencentSimOptions } from '../../../src/sim/tencent/tencent-sim.ts';
import type { World } from '../../../src/sim/tencent/world/world.ts';
import {
  testStream,
  WRITE_ABILITIES,
  type CloudTask,
  type LiveCloud,
  type LiveFixture,
} from '../../contracts/live/fixture.ts';
import { hurriedClock, START_MS } from '../tencent/hurried-clock.ts';

const ACTIONS: ReadonlyMap<Ability, string> = new Map([
  ['state', 'DescribeLiveStreamState'],
  ['online', 'DescribeLiveStreamOnlineList'],
  ['events', 'DescribeLiveStreamEventList'],
  ['banned', 'DescribeLiveForbidStreamList'],
  ['pushes', 'DescribeLiveStreamPushInfoList'],
  ['ban', 'ForbidLiveStream'],
  ['unban', 'ResumeLiveStream'],
  ['cut', 'DropLiveStream'],
  ['plays', 'DescribeAllStreamPlayInfoList'],
  ['playHistory', 'DescribeStreamPlayInfoList'],
  ['dayTraffic', 'DescribeStreamDayPlayInfoList'],
  ['bandwidth', 'DescribeBillBandwidthAndFluxList'],
  ['recordTasks', 'DescribeRecordTask'],
  ['startRecord', 'CreateRecordTask'],
  ['stopRecord', 'StopRecordTask'],
]);
const actionOf = (ability: Ability) => ACTIONS.get(ability) ?? '';
const WRITES: ReadonlySet<string> = new Set(WRITE_ABILITIES.map(actionOf));

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
  const now = (): UnixSeconds => Math.floor(clock.now() / 1000);
  const cloud: LiveCloud = {
    now,
    goLive: (stream) => void sim.world.goLive(stream),
    endPush: (stream) => sim.world.endPush(stream),
    ban: (stream, until) => sim.world.ban(stream, until * 1000),
    watch: (stream, viewers) => sim.world.watch(stream, viewers),
    record: (stream, from, to) => recordTask(sim.world, stream, from, to),
    tasks: () => sim.world.recordings.tasks().map(cloudTask),
    passTime: (seconds) => clock.advance(seconds * 1000),
    isLive: (stream) => sim.world.pushesOf(stream).length > 0,
    banEnd(stream) {
      const ban = sim.world.bans().find((ban) => ban.stream.name === stream.name);
      return ban && ban.untilMs / 1000;
    },
    writes: () => sim.calls.filter((call) => WRITES.has(call.action)).length,
    loseAnswerAfterEffect(ability) {
      sim.faults.add({ kind: 'lose-answer', action: actionOf(ability), times: 1 });
      sim.onChange((change) => {
        if (change.kind !== 'called' || change.call.fault !== 'lose-answer') return;
        setImmediate(() => clock.advance(60_000));
      });
    },
    failWith(ability, how) {
      const action = actionOf(ability);
      if (how === 'dropped') sim.faults.add({ kind: 'drop', action });
      else if (how === 'page') sim.faults.add({ kind: 'status', status: 502, action });
      else sim.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action });
    },
  };
  return { live, cloud };
}

function recordTask(world: World, stream: StreamKey, from: UnixSeconds, to: UnixSeconds): TaskId {
  const order = { stream, startMs: from * 1000, endMs: to * 1000, templateId: 0 };
  const { taskId } = world.recordings.create(order);
  if (!isTaskId(taskId)) throw new Error(`no task id: ${taskId}`);
  return taskId;
}

function cloudTask(task: ReturnType<World['recordings']['tasks']>[number]): CloudTask {
  const { taskId: id, stream, startMs, endMs, stoppedMs } = task;
  const { domain, app, name } = stream;
  return {
    id,
    stream: testStream(name, app, domain),
    from: startMs / 1000,
    to: endMs / 1000,
    stopped: stoppedMs !== undefined,
  };
}
