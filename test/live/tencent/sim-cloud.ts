import { isTaskId, type Ability, type TaskId, type UnixSeconds } from '../../../src/live/port.ts';
import type { AbilityTable } from '../../../src/live/tencent/ability-table.ts';
import type { ManualClock } from '../../../src/sim/clock.ts';
import type { PlannedFault } from '../../../src/sim/tencent/faults.ts';
import type { TencentSim } from '../../../src/sim/tencent/tencent-sim.ts';
import type { Generation } from '../../../src/sim/tencent/world/record-tasks.ts';
import type { StreamTask } from '../../../src/sim/tencent/world/stream-task.ts';
import { WRITE_ABILITIES } from '../../contracts/live/asks.ts';
import { testStream, type CloudTask, type LiveCloud, type Refusal } from '../../contracts/live/fixture.ts';
import { simMedia } from './sim-media.ts';

export interface SimCloudOptions {
  /** Which calls carry an ability. */
  readonly table: AbilityTable;
  /** The API that the contract's own recordings are made through. */
  readonly generation: Generation;
  /** What the stand-in says for each refusal that this API has words for. */
  readonly refusals: ReadonlyMap<Refusal, string>;
}

/** The contract's view of a stand-in, whichever API is asked. */
export function simCloud(
  sim: TencentSim,
  clock: ManualClock,
  { table, refusals, generation }: SimCloudOptions,
): LiveCloud {
  const now = (): UnixSeconds => Math.floor(clock.now() / 1000);
  const callsOf = (ability: Ability) => {
    const row = table[ability];
    return 'calls' in row ? row.calls : [];
  };
  const writes: ReadonlySet<string> = new Set(WRITE_ABILITIES.flatMap(callsOf));
  const failAll = (ability: Ability, fault: PlannedFault) => {
    for (const action of callsOf(ability)) sim.faults.add({ ...fault, action });
  };
  return {
    now,
    goLive: (stream) => void sim.world.goLive(stream),
    endPush: (stream) => sim.world.endPush(stream),
    ban: (stream, until) => sim.world.ban(stream, until * 1000),
    watch: (stream, viewers) => sim.world.watch(stream, viewers),
    failPlays: (httpCode) => sim.world.fail({ httpCode, fromMs: clock.now(), toMs: Infinity }),
    record: (stream, from, to) =>
      idOf(sim.world.recordings.create({ ...taskOf(stream, from, to), generation, subType: 0 })),
    tasks: () => sim.world.recordings.tasks().map(cloudTask),
    ...simMedia(sim.world, now),
    callBack() {
      sim.callbacks.deliverTo({ url: 'http://127.0.0.1:1', key: 'callbackKey01' });
      sim.callbacks.disturb(() => ({ copies: 0 }));
    },
    snapshot: (stream, from, to) => idOf(sim.world.snapshots.create(taskOf(stream, from, to))),
    snapshotTasks: () => sim.world.snapshots.tasks().map(cloudTask),
    passTime: (seconds) => clock.advance(seconds * 1000),
    isLive: (stream) => sim.world.pushesOf(stream).length > 0,
    banEnd(stream) {
      const ban = sim.world.bans().find((ban) => ban.stream.name === stream.name);
      return ban && ban.untilMs / 1000;
    },
    writes: () => sim.calls.filter((call) => writes.has(call.action)).length,
    loseAnswerAfterEffect(ability) {
      failAll(ability, { kind: 'lose-answer', times: 1 });
      sim.onChange((change) => {
        if (change.kind !== 'called' || change.call.fault !== 'lose-answer') return;
        setImmediate(() => clock.advance(60_000));
      });
    },
    failWith(ability, how) {
      if (how === 'dropped') return failAll(ability, { kind: 'drop' });
      if (how === 'page') return failAll(ability, { kind: 'status', status: 502 });
      const code = refusals.get(how);
      if (code === undefined) throw new TypeError(`this API has no words for ${how}`);
      failAll(ability, { kind: 'error', code });
    },
  };
}

const taskOf = (stream: StreamTask['stream'], from: UnixSeconds, to: UnixSeconds) => ({
  stream,
  startMs: from * 1000,
  endMs: to * 1000,
  templateId: 0,
});

function idOf({ taskId }: Pick<StreamTask, 'taskId'>): TaskId {
  if (!isTaskId(taskId)) throw new Error(`no task id: ${taskId}`);
  return taskId;
}

function cloudTask({ taskId: id, stream, startMs, endMs, stoppedMs }: StreamTask): CloudTask {
  const { domain, app, name } = stream;
  return {
    id,
    stream: testStream(name, app, domain),
    from: startMs / 1000,
    to: endMs / 1000,
    stopped: stoppedMs !== undefined,
  };
}
