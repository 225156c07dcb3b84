import { code, text } from '../../core/text.ts';
import { isTaskId, type RecordControl, type RecordOrder, type TaskId, type UnixSeconds } from '../port.ts';
import { badInput } from '../tencent/bad-input.ts';
import { checkOrder } from '../tencent/check-order.ts';
import type { Client } from './client.ts';
import { startedAnswer } from './record-schemas.ts';
import { receiptAnswer } from './schemas.ts';
import { placeParams } from './stream-keys.ts';
import { beijingTime } from './times.ts';

export interface RecordControlOptions {
  readonly client: Client;
  readonly now: () => UnixSeconds;
}

/** `task_sub_type` (tencent-live 3.14). */
const SUB_TYPE = { scheduled: 0, atOnce: 1 } as const;
/** A task that is made at once is cut to that (tencent-live 3.14). */
const AT_ONCE_S = 30 * 60;
/** The stop needs the sub-type of the start (tencent-live 3.15), so that the id carries it. */
const AT_ONCE_MARK = '_now';
const TASK = /^(\d{1,20})(_now)?$/;

/** The writes about recordings; a wrong order is refused with `bad-input` before anything is sent. */
export function createRecordControl({ client, now }: RecordControlOptions): RecordControl {
  return {
    async start(stream, order) {
      checkOrder(order, now());
      const format = formatParams(order.format);
      const { subType, from, to } = timesOf(order, now());
      const times = { 's.start_time': beijingTime(from), 's.end_time': beijingTime(to) };
      const params = { ...placeParams(stream), ...times, 'n.task_sub_type': subType, ...format };
      const started = await client.write('Live_Tape_Start', params, startedAnswer);
      return { requestId: undefined, task: taskIdOf(started.task_id, subType) };
    },
    async stop({ id, stream }) {
      const [, digits, mark] = TASK.exec(id) ?? [];
      if (digits === undefined) throw noTask(id);
      // Pages disagree about its prefix (tencent-live 14 #2).
      const task = {
        'n.task_id': digits,
        'n.task_sub_type': mark === undefined ? SUB_TYPE.scheduled : SUB_TYPE.atOnce,
      };
      const params = { 's.channel_id': stream.name, ...task };
      return client.write('Live_Tape_Stop', params, receiptAnswer);
    },
  };
}

/** What begins now and ends soon is made at once, everything else is scheduled. */
function timesOf({ from, to }: RecordOrder, now: UnixSeconds) {
  const isAtOnce = from === undefined && to - now <= AT_ONCE_S;
  return { subType: isAtOnce ? SUB_TYPE.atOnce : SUB_TYPE.scheduled, from: from ?? now, to };
}

/** tencent-live 3.14: sound alone is the only thing that `aac` can hold. */
const FORMATS: ReadonlySet<string> = new Set(['flv', 'hls', 'mp4', 'aac']);

function formatParams(format: string | undefined) {
  if (format === undefined) return {};
  if (!FORMATS.has(format)) {
    const said = text`Tencent's 2.0 API does not record as ${code(format)}.`;
    throw badInput(said, text`Choose flv, hls, mp4 or aac.`);
  }
  return { 's.file_format': format, 's.record_type': format === 'aac' ? 'audio' : 'video' };
}

function taskIdOf(digits: string, subType: number): TaskId {
  const id = subType === SUB_TYPE.atOnce ? `${digits}${AT_ONCE_MARK}` : digits;
  if (!isTaskId(id)) throw new TypeError('no task id');
  return id;
}

function noTask(id: string) {
  const said = text`${code(id)} is no recording of Tencent's 2.0 API.`;
  return badInput(said, text`Take the id from the list of recordings.`);
}
