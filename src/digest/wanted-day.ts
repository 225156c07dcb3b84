import { BotError } from '../core/errors.ts';
import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore, namedDay, type Day } from './day.ts';

/** Viewers are kept for 30 days (tencent-live 5.10); the day and the one before it must still be there. */
const KEPT_S = 28 * 86_400;

/** A day that is over and still kept, yesterday when none is given; throws BotError `bad-input` for any other. */
export function wantedDay(given: string | undefined, zone: string, now: UnixSeconds): Day {
  const newest = dayBefore(now, zone);
  const day = given === undefined ? newest : namedDay(given, zone, now);
  if (day === undefined) throw refusal(text`The calendar has no day ${given ?? ''}.`, newest);
  if (day.from > newest.from) throw refusal(text`${day.text} is not over yet in ${zone}.`, newest);
  if (day.from < now - KEPT_S) throw refusal(text`The figures of ${day.text} are kept no more.`, newest);
  return day;
}

const refusal = (said: Text, { text: newest }: Day): BotError =>
  new BotError('bad-input', {
    said,
    did: 'nothing',
    next: text`Ask for a day of the last four weeks, at the latest ${newest}.`,
  });
