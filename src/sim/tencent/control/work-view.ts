import { writeUtc } from '../wire/times.ts';
import type { Mix } from '../world/mixes.ts';
import type { Picture } from '../world/picture.ts';
import type { Recording } from '../world/record-tasks.ts';
import type { RecordedFile } from '../world/recorded-files.ts';
import type { StreamTask } from '../world/stream-task.ts';
import { streamPath } from '../world/stream.ts';
import type { World } from '../world/world.ts';

const shownPictures = 50;

/** What the cloud does with streams besides carrying them, and what came of it; the last 50 pictures, newest first. */
export function workView({ recordings, recorded, snapshots, mixes }: World) {
  return {
    recordTasks: recordings.tasks().map(taskView),
    billedRecordings: recordings.billed().map(recordingView),
    files: recorded.list().map(fileView),
    snapshotTasks: snapshots.tasks().map(taskView),
    pictures: snapshots.pictures().slice(-shownPictures).toReversed().map(pictureView),
    mixes: mixes.list().map(mixView),
  };
}

function taskView(task: StreamTask & { readonly format?: string }) {
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

function fileView(file: RecordedFile) {
  const { fileId, taskId, stream, format, durationS, bytes, url } = file;
  return {
    fileId,
    taskId,
    stream: streamPath(stream),
    started: writeUtc(file.startedMs),
    ended: writeUtc(file.endedMs),
    format,
    durationS,
    bytes,
    url,
  };
}

function pictureView({ stream, taskId, createdMs, url }: Picture) {
  return { stream: streamPath(stream), taskId, created: writeUtc(createdMs), url };
}

function mixView({ session, output, template, inputs, startedMs }: Mix) {
  return {
    session,
    output,
    template,
    started: writeUtc(startedMs),
    inputs: inputs.map(({ name, kind, layer }) => ({ name, kind, layer })),
  };
}

function maybeUtc(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : writeUtc(ms);
}
