import { text, time } from '../../core/text.ts';
import type { RecordOrder, UnixSeconds } from '../port.ts';
import { badInput } from './bad-input.ts';
import { DAY_S } from './windows.ts';

/** tencent-live 5.15 */
const LONGEST_S = DAY_S;
const END_WITHIN_S = 7 * DAY_S;
/** Documented for the international site; kept on both (tencent-live 14 #16). */
const START_WITHIN_S = 6 * DAY_S;

/** The limits of a recording, those of API 3.0 on both APIs. Throws BotError `bad-input`. */
export function checkOrder({ from, to }: RecordOrder, now: UnixSeconds): void {
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
