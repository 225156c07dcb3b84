import {
  isTaskId,
  type Ability,
  type StreamKey,
  type TaskId,
  type UnixSeconds,
} from '../../../src/live/port.ts';
import type { ManualClock } from '../../../src/sim/clock.ts';
import type { TencentSim } from '../../../src/sim/tencent/tencent-sim.ts';
import type { Generation } from '../../../src/sim/tencent/world/record-tasks.ts';
import type { World } from '../../../src/sim/tencent/world/world.ts';
import { testStream, WRITE_ABILITIES, type CloudTask, type LiveCloud } from '../../contracts/live/fixture.ts';

export interface SimCloudOptions {
  /** The name by which the stand-in knows the call of an ability. */
  readonly callOf: (ability: Ability) => string;
  readonly generation: Generation;
  /** What the stand-in says where a call is refused for certain. */
  readonly refusal: string;
}

/** The contract's view of a stand-in, whichever API is asked. */
export function simCloud(
  sim: TencentSim,
  clock: ManualClock,
  { callOf, refusal, generation }: SimCloudOptions,
): LiveCloud {
  const now = (): UnixSeconds => Math.floor(clock.now() / 1000);
  const writes: ReadonlySet<string> = new Set(WRITE_ABILITIES.map(callOf));
  return {
    now,
    goLive: (stream) => void sim.world.goLive(stream),
    endPush: (stream) => sim.world.endPush(stream),
    ban: (stream, until) => sim.world.ban(stream, until * 1000),
    watch: (stream, viewers) => sim.world.watch(stream, viewers),
    record: (stream, from, to) => recordTask(sim.world, stream, { from, to, generation }),
    tasks: () => sim.world.recordings.tasks().map(cloudTask),
    passTime: (seconds) => clock.advance(seconds * 1000),
    isLive: (stream) => sim.world.pushesOf(stream).length > 0,
    banEnd(stream) {
      const ban = sim.world.bans().find((ban) => ban.stream.name === stream.name);
      return ban && ban.untilMs / 1000;
    },
    writes: () => sim.calls.filter((call) => writes.has(call.action)).length,
    loseAnswerAfterEffect(ability) {
      sim.faults.add({ kind: 'lose-answer', action: callOf(ability), times: 1 });
      sim.onChange((change) => {
        if (change.kind !== 'called' || change.call.fault !== 'lose-answer') return;
        setImmediate(() => clock.advance(60_000));
      });
    },
    failWith(ability, how) {
      const action = callOf(ability);
      if (how === 'dropped') sim.faults.add({ kind: 'drop', action });
      else if (how === 'page') sim.faults.add({ kind: 'status', status: 502, action });
      else sim.faults.add({ kind: 'error', code: refusal, action });
    },
  };
}

interface TaskOrder {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly generation: Generation;
}

function recordTask(world: World, stream: StreamKey, { from, to, generation }: TaskOrder): TaskId {
  const times = { startMs: from * 1000, endMs: to * 1000 };
  const { taskId } = world.recordings.create({ stream, ...times, generation, subType: 0, templateId: 0 });
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
