import { addDays, momentOf, wallTime } from '../core/zone.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Day } from './day.ts';

/** Two days of one zone that are compared. */
export interface DayPair {
  readonly day: Day;
  readonly base: Day;
}

/** The moment of the day at which its clocks show what they showed at `at` of the base day. */
export const inDay = (at: UnixSeconds, { day, base }: DayPair): UnixSeconds => moved(at, base, day);

/** The moment of the base day at which its clocks showed what they show at `at` of the day. */
export const inBase = (at: UnixSeconds, { day, base }: DayPair): UnixSeconds => moved(at, day, base);

const DAY_MS = 86_400_000;

/** By the calendar and not by 24 hours, so that 20:00 is compared with 20:00 when the clocks changed between them. */
function moved(at: UnixSeconds, from: Day, to: Day): UnixSeconds {
  const days = (Date.parse(to.text) - Date.parse(from.text)) / DAY_MS;
  return momentOf(addDays(wallTime(at, from.zone), days), to.zone) + (at % 60);
}
