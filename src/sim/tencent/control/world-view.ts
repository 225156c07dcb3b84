import { writeUtc } from '../wire/times.ts';
import { viewersAt } from '../world/audience.ts';
import { figuresAt } from '../world/quality.ts';
import { writeStopReason } from '../world/stop-reasons.ts';
import { streamPath } from '../world/stream.ts';
import type { Recording, RecordTask } from '../world/record-tasks.ts';
import type { Stage } from './control.ts';

const shownEvents = 50;

/** The stand-in's state as plain JSON; times are UTC. The last 50 ended pushes, newest first. */
export function worldView({ world, faults, traits }: Stage): unknown {
  const nowMs = world.clock.now();
  return {
    now: writeUtc(nowMs),
    traits,
    pushDomains: world.pushDomains,
    playDomains: world.playDomains,
    live: world.live().map((push) => ({
      stream: streamPath(push.stream),
      began: writeUtc(push.beganMs),
      clientIp: push.clientIp,
      pushes: world.pushesOf(push.stream).length,
      reconnects: push.reconnects,
      viewers: viewersAt(push, nowMs),
      ...figuresAt(push, nowMs),
    })),
    bans: world.bans().map((ban) => ({
      stream: ban.stream.name,
      from: writeUtc(ban.beganMs),
      until: writeUtc(ban.untilMs),
      reason: ban.reason,
    })),
    ended: world
      .history()
      .slice(-shownEvents)
      .toReversed()
      .map((event) => ({
        stream: streamPath(event.stream),
        began: writeUtc(event.beganMs),
        ended: writeUtc(event.endedMs),
        reason: writeStopReason(event.reason, 'codes'),
        accepted: event.accepted,
      })),
    recordTasks: world.recordings.tasks().map(taskView),
    billedRecordings: world.recordings.billed().map(recordingView),
    faults: faults.list(),
  };
}

function taskView(task: RecordTask) {
  return {
    taskId: task.taskId,
    stream: streamPath(task.stream),
    start: writeUtc(task.startMs),
    end: writeUtc(task.endMs),
    stopped: maybeUtc(task.stoppedMs),
    format: task.format,
  };
}

function recordingView(recording: Recording) {
  return {
    taskId: recording.taskId,
    stream: streamPath(recording.stream),
    sequence: recording.sequence,
    started: writeUtc(recording.startedMs),
    ended: maybeUtc(recording.endedMs),
    format: recording.format,
  };
}

function maybeUtc(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : writeUtc(ms);
}
