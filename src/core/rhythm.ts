import type { UnixSeconds } from '../live/port.ts';
import { clockText, type Clock } from './clock.ts';
import { addDays, momentOf, wallTime, type WallTime } from './zone.ts';

export const EVERY = ['daily', 'weekly', 'monthly'] as const;

/** Which days of the calendar: all, those of a weekday, or one of each month. */
export type RunDays =
  | { readonly every: 'daily' }
  /** From 1 (Monday) to 7. */
  | { readonly every: 'weekly'; readonly weekday: number }
  /** From 1 to 31; in a shorter month its last day. */
  | { readonly every: 'monthly'; readonly day: number };

/** When something comes again and again, by the clocks of an IANA zone. */
export interface Rhythm {
  readonly days: RunDays;
  readonly at: Clock;
  readonly zone: string;
}

/** Around a moment in days, so that no change of the clocks hides a run and each rhythm has one among them. */
const NEAR = { daily: [-2, 3], weekly: [-2, 9], monthly: [-2, 33] } as const;

/**
 * The first moment after `after` at which the clocks of the zone show the time on one of the days; where the clocks jump over
 * it, the jump, and of a doubled time the first (design: Schedule).
 */
export function nextRun(rhythm: Rhythm, after: UnixSeconds): UnixSeconds {
  const next = runsNear(rhythm, after).find((run) => run > after);
  if (next === undefined)
    throw new RangeError(`${rhythm.zone} has no ${clockText(rhythm.at)} after ${after}`);
  return next;
}

/** The next runs, soonest first. */
export function nextRuns(rhythm: Rhythm, after: UnixSeconds, count: number): UnixSeconds[] {
  const runs: UnixSeconds[] = [];
  for (let last = after; runs.length < count;) {
    last = nextRun(rhythm, last);
    runs.push(last);
  }
  return runs;
}

/** The runs from `first` (itself one) on that are not later than `now`, oldest first; `first` itself when there is none. */
export function runsOwed(
  rhythm: Rhythm,
  first: UnixSeconds,
  now: UnixSeconds,
): readonly [UnixSeconds, ...UnixSeconds[]] {
  const runs: [UnixSeconds, ...UnixSeconds[]] = [first];
  for (let next = nextRun(rhythm, first); next <= now; next = nextRun(rhythm, next)) runs.push(next);
  return runs;
}

/** Are they on the same days at the same time? */
export const sameRhythm = (one: Rhythm, other: Rhythm): boolean =>
  one.zone === other.zone &&
  clockText(one.at) === clockText(other.at) &&
  dayKey(one.days) === dayKey(other.days);

/** `daily`, `weekly:1`, `monthly:31`. */
export function dayKey(days: RunDays): string {
  if (days.every === 'daily') return 'daily';
  return days.every === 'weekly' ? `weekly:${days.weekday}` : `monthly:${days.day}`;
}

/** The reverse of `dayKey`; undefined for anything else. */
export function readDayKey(key: string): RunDays | undefined {
  const [, every, number = ''] = /^(daily|weekly|monthly)(?::(\d{1,2}))?$/.exec(key) ?? [];
  if (every === 'daily') return { every };
  const count = Number(number);
  if (every === 'weekly' && count >= 1 && count <= 7) return { every, weekday: count };
  return every === 'monthly' && count >= 1 && count <= 31 ? { every, day: count } : undefined;
}

function runsNear({ days, at: { hour, minute }, zone }: Rhythm, at: UnixSeconds): readonly UnixSeconds[] {
  const today = { ...wallTime(at, zone), hour, minute };
  const [from, to] = NEAR[days.every];
  const near = Array.from({ length: to - from + 1 }, (_, index) => addDays(today, from + index));
  return near.filter((day) => isRunDay(day, days)).map((day) => momentOf(day, zone));
}

function isRunDay(wall: WallTime, days: RunDays): boolean {
  if (days.every === 'daily') return true;
  if (days.every === 'weekly') return weekdayOf(wall) === days.weekday;
  return wall.day === Math.min(days.day, daysInMonth(wall));
}

/** From 1 (Monday) to 7. */
const weekdayOf = ({ year, month, day }: WallTime): number =>
  ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;

const daysInMonth = ({ year, month }: WallTime): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
