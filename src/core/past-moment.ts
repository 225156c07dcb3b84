import type { UnixSeconds } from '../live/port.ts';
import { readDuration } from './duration.ts';
import { readMoment, type Moment } from './moment.ts';
import { clockText } from './clock.ts';
import { addDays, dayText, momentOf, wallTime } from './zone.ts';

/**
 * A moment that has been, as a person writes it: `now`, `-2h`, `18:00` (the last one), `2026-11-23T18:00`, or a whole day
 * `2026-11-23`, in the installation's zone.
 */
export type PastMoment =
  | { readonly kind: 'before'; readonly seconds: number }
  | Extract<Moment, { kind: 'clock' | 'date' }>
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number };

/** Reads a past moment; undefined when it has none of the forms. Pure: the clock comes in `pastMomentAt`. */
export function readPastMoment(given: string): PastMoment | undefined {
  const value = given.trim().toLowerCase();
  if (value.startsWith('-')) {
    const seconds = readDuration(value.slice(1));
    return seconds === undefined ? undefined : { kind: 'before', seconds };
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? readMoment(`${value}T00:00`) : undefined;
  if (day?.kind === 'date') return { kind: 'day', year: day.year, month: day.month, day: day.day };
  const moment = readMoment(value);
  if (moment?.kind !== 'after') return moment;
  return value === 'now' ? { kind: 'before', seconds: 0 } : undefined;
}

/** The same moment to be read at another time: what counts from now still does, and a clock time gets its day. */
export function pinnedText(moment: PastMoment, zone: string, now: UnixSeconds): string {
  if (moment.kind === 'before') return `-${moment.seconds}s`;
  if (moment.kind === 'day') return dayText(moment);
  const wall = wallTime(pastMomentAt(moment, 'begin', zone, now), zone);
  return `${dayText(wall)}T${clockText(wall)}`;
}

/**
 * The moment in UNIX seconds, by the clocks of `zone`; a clock time is the last one, today or yesterday. A whole day is its
 * first moment, or as the end of a span the first moment of the next.
 */
export function pastMomentAt(
  moment: PastMoment,
  edge: 'begin' | 'end',
  zone: string,
  now: UnixSeconds,
): UnixSeconds {
  switch (moment.kind) {
    case 'before':
      return now - moment.seconds;
    case 'date':
      return momentOf(moment, zone);
    case 'day': {
      const midnight = { ...moment, hour: 0, minute: 0 };
      return momentOf(edge === 'begin' ? midnight : addDays(midnight, 1), zone);
    }
    case 'clock': {
      const today = { ...wallTime(now, zone), hour: moment.hour, minute: moment.minute };
      const at = momentOf(today, zone);
      return at <= now ? at : momentOf(addDays(today, -1), zone);
    }
  }
}
