import { text, time } from '../../core/text.ts';
import type { RecordControl, RecordOrder, UnixSeconds } from '../port.ts';
import { badInput } from './bad-input.ts';
import type { Client } from './client.ts';
import { startedAnswer } from './record-schemas.ts';
import { receiptAnswer } from './schemas.ts';
import { streamParams } from './stream-keys.ts';
import { DAY_S } from './windows.ts';

export interface RecordControlOptions {
  readonly client: Client;
  readonly now: () => UnixSeconds;
}

/** tencent-live 5.15 */
const LONGEST_S = DAY_S;
const END_WITHIN_S = 7 * DAY_S;
/** Documented for the international site; kept on both (tencent-live 14 #16). */
const START_WITHIN_S = 6 * DAY_S;

/**
 * The writes about recordings, of the task family alone: the older calls must not be mixed with it (tencent-live 5.15). A
 * wrong order is refused with `bad-input` before anything is sent.
 */
export function createRecordControl({ client, now }: RecordControlOptions): RecordControl {
  return {
    async start(stream, order) {
      checkOrder(order, now());
      const { from, to, templateId } = order;
      const params = { ...streamParams(stream), StartTime: from, EndTime: to, TemplateId: templateId };
      return client.write('CreateRecordTask', params, startedAnswer);
    },
    stop: ({ id }) => client.write('StopRecordTask', { TaskId: id }, receiptAnswer),
  };
}

function checkOrder({ from, to }: RecordOrder, now: UnixSeconds): void {
  const begin = from ?? now;
  if (to <= now) {
    throw badInput(text`The recording would be over already.`, text`Choose an end that lies ahead.`);
  }
  if (to <= begin) {
    const next = text`Choose an end after ${time(begin)}.`;
    throw badInput(text`The recording would end before it begins.`, next);
  }
  if (begin > now + START_WITHIN_S) {
    const next = text`Choose a begin by ${time(now + START_WITHIN_S)}.`;
    throw badInput(text`Tencent takes recordings that begin at most 6 days ahead.`, next);
  }
  if (to - begin > LONGEST_S) {
    const next = text`Choose an end by ${time(begin + LONGEST_S)}, and start another recording for the rest.`;
    throw badInput(text`Tencent records at most 24 hours in one task.`, next);
  }
  if (to >= now + END_WITHIN_S) {
    const next = text`Choose an end before ${time(now + END_WITHIN_S)}.`;
    throw badInput(text`Tencent takes recordings that end within 7 days.`, next);
  }
}
