import type { UnixSeconds } from '../live/port.ts';
import { readDuration } from './duration.ts';
import { addDays, momentOf, wallTime } from './zone.ts';

/** A moment as a person writes it: `now`, `+30m`, `18:00` (the next one) or `2026-11-23 18:00`, in the installation's zone. */
export type Moment =
  | { readonly kind: 'after'; readonly seconds: number }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number }
  | {
      readonly kind: 'date';
      readonly year: number;
      readonly month: number;
      readonly day: number;
      readonly hour: number;
      readonly minute: number;
    };

/** Reads a moment; undefined when it has none of the forms. Pure: the clock comes in `momentAt`. */
export function readMoment(given: string): Moment | undefined {
  const value = given.trim().toLowerCase();
  if (value === 'now') return { kind: 'after', seconds: 0 };
  const after = value.startsWith('+') ? readDuration(value.slice(1)) : undefined;
  if (after !== undefined) return { kind: 'after', seconds: after };
  const [, date, hourText = '', minuteText = ''] =
    /^(?:(\d{4}-\d{2}-\d{2})[ t])?(\d{1,2}):(\d{2})$/.exec(value) ?? [];
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (hourText === '' || hour > 23 || minute > 59) return undefined;
  if (date === undefined) return { kind: 'clock', hour, minute };
  return readDate(date, hour, minute);
}

function readDate(date: string, hour: number, minute: number): Moment | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const real = new Date(Date.UTC(year, month - 1, day));
  const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
  return exists ? { kind: 'date', year, month, day, hour, minute } : undefined;
}

/** The moment in UNIX seconds, by the clocks of `zone`; a clock time is the next one, today or tomorrow. */
export function momentAt(moment: Moment, zone: string, now: UnixSeconds): UnixSeconds {
  if (moment.kind === 'after') return now + moment.seconds;
  if (moment.kind === 'date') return momentOf(moment, zone);
  const today = { ...wallTime(now, zone), hour: moment.hour, minute: moment.minute };
  const at = momentOf(today, zone);
  return at > now ? at : momentOf(addDays(today, 1), zone);
}
