import type { UnixSeconds } from '../live/port.ts';
import { addDays, dayText, momentOf, wallTime } from '../core/zone.ts';

/** A calendar day of a zone: 23 or 25 hours long where the clocks change. */
export interface Day {
  /** `2026-11-21`. */
  readonly text: string;
  readonly zone: string;
  readonly from: UnixSeconds;
  /** The first moment that is no longer in it. */
  readonly to: UnixSeconds;
}

/** The day of that text (`2026-11-21`) in the zone; undefined when the calendar has none. */
export function readDay(given: string, zone: string): Day | undefined {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(given) ?? []).map(Number);
  const found = dayAt(year, month, day, zone);
  return found.text === given ? found : undefined;
}

/** The day that a person named, `today` and `yesterday` too; undefined when the calendar has none. */
export function namedDay(given: string, zone: string, now: UnixSeconds): Day | undefined {
  if (given === 'today') return dayOf(now, zone);
  return given === 'yesterday' ? dayBefore(now, zone) : readDay(given, zone);
}

/** The calendar day of the zone before the one that `at` is in. */
export function dayBefore(at: UnixSeconds, zone: string): Day {
  const { year, month, day } = wallTime(at, zone);
  return dayAt(year, month, day - 1, zone);
}

/** The calendar day of the zone that `at` is in. */
export function dayOf(at: UnixSeconds, zone: string): Day {
  const { year, month, day } = wallTime(at, zone);
  return dayAt(year, month, day, zone);
}

/** The calendar day before this one. */
export const previousDay = (day: Day): Day => dayBeside(day, -1);

/** The calendar day a week before this one: the same weekday. */
export const weekBefore = (day: Day): Day => dayBeside(day, -7);

/** The calendar day after this one. */
export const nextDay = (day: Day): Day => dayBeside(day, 1);

function dayBeside({ text, zone }: Day, days: number): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dayAt(year, month, day + days, zone);
}

function dayAt(year: number, month: number, day: number, zone: string): Day {
  const midnight = addDays({ year, month, day, hour: 0, minute: 0 }, 0);
  return {
    text: dayText(midnight),
    zone,
    from: momentOf(midnight, zone),
    to: momentOf(addDays(midnight, 1), zone),
  };
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = ({ text }: Day): number => new Date(text).getUTCDay();
