import type { UnixSeconds } from '../live/port.ts';
import { addDays, momentOf, wallTime } from './zone.ts';

/** A time of day by the clocks of some zone. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/** Reads `9:30` or `09:30`; undefined for anything else. */
export function readClock(given: string): Clock | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(given.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { hour: Number(hour), minute: Number(minute) };
}

/** `09:30`. */
export const clockText = ({ hour, minute }: Clock): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** Days around a moment, so that no change of the clocks hides a run. */
const NEAR_DAYS = [-2, -1, 0, 1, 2, 3];

/**
 * The first moment after `after` at which the clocks of the zone show this time; on a day whose clocks jump over it, the
 * jump, and of a doubled time the first (design: Schedule).
 */
export function nextRun(clock: Clock, zone: string, after: UnixSeconds): UnixSeconds {
  const next = runsNear(clock, zone, after).find((run) => run > after);
  if (next === undefined) throw new RangeError(`${zone} has no ${clockText(clock)} after ${after}`);
  return next;
}

/** The next runs, soonest first. */
export function nextRuns(clock: Clock, zone: string, after: UnixSeconds, count: number): UnixSeconds[] {
  const runs: UnixSeconds[] = [];
  for (let last = after; runs.length < count;) {
    last = nextRun(clock, zone, last);
    runs.push(last);
  }
  return runs;
}

/** The newest run that is not later than `now`, and how many there were since `first` (itself one) before it. */
export function newestRun(
  clock: Clock,
  zone: string,
  first: UnixSeconds,
  now: UnixSeconds,
): { readonly run: UnixSeconds; readonly skipped: number } {
  let [run, skipped] = [first, 0];
  for (let next = nextRun(clock, zone, run); next <= now; next = nextRun(clock, zone, next)) {
    run = next;
    skipped += 1;
  }
  return { run, skipped };
}

function runsNear({ hour, minute }: Clock, zone: string, at: UnixSeconds): readonly UnixSeconds[] {
  const today = { ...wallTime(at, zone), hour, minute };
  return NEAR_DAYS.map((days) => momentOf(addDays(today, days), zone));
}
