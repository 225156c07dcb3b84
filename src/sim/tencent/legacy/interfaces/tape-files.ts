import { ApiError } from '../../wire/api-error.ts';
import type { Params } from '../../wire/params.ts';
import { dayMs, floorInBeijing, writeBeijing } from '../../wire/times.ts';
import type { RecordedFile } from '../../world/recorded-files.ts';
import type { World } from '../../world/world.ts';
import { maybeBeijing } from '../beijing-field.ts';
import type { LegacyInterface } from '../legacy-interface.ts';
import { pageFields, pageOf } from '../paging.ts';
import { channelField } from '../stream-fields.ts';

const keptMs = 60 * dayMs; // 2 months

/** tencent-live 3.8: a window within one day of Beijing, which must hold the whole task. */
export const tapeGetFilelist: LegacyInterface = {
  name: 'Live_Tape_GetFilelist',
  host: 'fcgi',
  fields: {
    ...channelField,
    ...pageFields({ min: 1, max: 100, byDefault: 10 }),
    'Param.s.sort_type': { type: 'text', oneOf: ['asc', 'desc'] },
    'Param.s.start_time': { type: 'text' },
    'Param.s.end_time': { type: 'text' },
  },
  run(params, { world, nowMs }) {
    const { startMs, endMs } = askedWindow(params);
    const files = world
      .files()
      .filter((file) => file.stream.name === params.text('Param.s.channel_id'))
      .filter((file) => file.endedMs >= nowMs - keptMs)
      .filter((file) => {
        const window = taskWindow(file, world);
        return window.startMs >= startMs && window.endMs <= endMs;
      })
      .toSorted((a, b) => a.startedMs - b.startedMs);
    const ordered = params.maybeText('Param.s.sort_type') === 'desc' ? files.toReversed() : files;
    return { all_count: files.length, file_list: pageOf(ordered, params).map(row) };
  },
};

function askedWindow(params: Params) {
  const startMs = maybeBeijing(params, 'Param.s.start_time');
  const endMs = maybeBeijing(params, 'Param.s.end_time');
  if (startMs === undefined && endMs === undefined) return { startMs: -Infinity, endMs: Infinity };
  if (startMs === undefined || endMs === undefined) {
    throw new ApiError('end_time', 'Param.s.start_time and Param.s.end_time go together');
  }
  if (endMs <= startMs) throw new ApiError('end_time', 'Param.s.end_time must lie after the start');
  if (floorInBeijing(startMs, dayMs) !== floorInBeijing(endMs, dayMs)) {
    throw new ApiError('end_time', 'the window must lie within one day');
  }
  return { startMs, endMs };
}

/** Of the task that made the file, until it was stopped; a file without a task stands for itself. */
function taskWindow({ taskId, startedMs, endedMs }: RecordedFile, world: World) {
  const task = world.recordings.created().find((one) => one.taskId === taskId);
  if (task === undefined) return { startMs: startedMs, endMs: endedMs };
  return { startMs: task.startMs, endMs: Math.min(task.endMs, task.stoppedMs ?? Infinity) };
}

/** The times are those of writing, and so are not exact. */
function row({ vid, fileId, writtenFromMs, endedMs, url }: RecordedFile) {
  return {
    vid,
    file_id: fileId,
    start_time: writeBeijing(writtenFromMs),
    end_time: writeBeijing(endedMs),
    record_file_url: url,
  };
}
