import type { ActionContext } from '../../actions/action.ts';
import { checkVod } from '../../actions/check-vod.ts';
import { checkTaskLimits } from '../../actions/task-window.ts';
import { ApiError } from '../../wire/api-error.ts';
import type { Params } from '../../wire/params.ts';
import { dayMs, minuteMs } from '../../wire/times.ts';
import type { NewRecordTask } from '../../world/record-tasks.ts';
import { fits } from '../../world/stream.ts';
import type { StreamKey } from '../../world/stream.ts';
import { maybeBeijing } from '../beijing-field.ts';
import type { LegacyInterface } from '../legacy-interface.ts';
import { channelField, filterOf, placeFields, streamOf } from '../stream-fields.ts';

const maxInstantMs = 30 * minuteMs;
const ofSound: readonly string[] = ['aac', 'flv', 'hls', 'mp4'];
const ofPicture: readonly string[] = ['flv', 'hls', 'mp4'];

/** tencent-live 3.14. Each call makes one more task, also with the same parameters. */
export const tapeStart: LegacyInterface = {
  name: 'Live_Tape_Start',
  host: 'fcgi',
  fields: {
    ...channelField,
    'Param.s.start_time': { type: 'text', required: true },
    'Param.s.end_time': { type: 'text' },
    'Param.n.task_sub_type': { type: 'integer', required: true, min: 0, max: 1 },
    'Param.s.file_format': { type: 'text', oneOf: ofSound },
    'Param.s.record_type': { type: 'text', oneOf: ['video', 'audio'] },
    ...placeFields,
  },
  run(params, context) {
    const format = formatOf(params);
    const isInstant = params.number('Param.n.task_sub_type') === 1;
    const task = isInstant ? instantTask(params, context) : scheduledTask(params, context);
    checkVod(context.traits);
    if (!isInstant) checkTaskLimits(context.world.recordings.created(), context);
    const { taskId } = context.world.recordings.create({
      ...task,
      format,
      templateId: 0,
      generation: 'legacy',
    });
    return { task_id: BigInt(taskId) };
  },
};

type Asked = Pick<NewRecordTask, 'stream' | 'startMs' | 'endMs' | 'subType'>;

/** The start time is not looked at; the end is cut to 30 minutes from now, also when there is none. */
function instantTask(params: Params, { world, nowMs }: ActionContext): Asked {
  const stream = livePush(params, { world });
  if (stream === undefined) throw new ApiError('channel_id', 'the stream is not live');
  const startMs = Math.floor(nowMs / 1000) * 1000;
  const latestMs = startMs + maxInstantMs;
  const endMs = Math.min(maybeBeijing(params, 'Param.s.end_time') ?? latestMs, latestMs);
  if (endMs <= nowMs) throw new ApiError('end_time', 'Param.s.end_time must lie after now');
  return { stream, startMs, endMs, subType: 1 };
}

function scheduledTask(params: Params, { world, nowMs }: ActionContext): Asked {
  const stream = livePush(params, { world }) ?? streamOf(params, world);
  const startMs = maybeBeijing(params, 'Param.s.start_time');
  const endMs = maybeBeijing(params, 'Param.s.end_time');
  if (startMs === undefined || endMs === undefined) {
    throw new ApiError('end_time', 'Param.s.start_time and Param.s.end_time are required');
  }
  if (endMs <= startMs || endMs <= nowMs) {
    throw new ApiError('end_time', 'Param.s.end_time must lie after the start and after now');
  }
  if (endMs - startMs > dayMs) throw new ApiError('end_time', 'a task takes at most one day');
  return { stream, startMs, endMs, subType: 0 };
}

/** A name is enough: the push that has it is found wherever it is. */
function livePush(params: Params, { world }: Pick<ActionContext, 'world'>): StreamKey | undefined {
  return world.live().find(({ stream }) => fits(stream, filterOf(params)))?.stream;
}

function formatOf(params: Params): string {
  const format = params.maybeText('Param.s.file_format') ?? 'flv';
  const isSound = params.maybeText('Param.s.record_type') === 'audio';
  if (!(isSound ? ofSound : ofPicture).includes(format)) {
    throw new ApiError('file_format', `${format} takes no picture`);
  }
  return format;
}
