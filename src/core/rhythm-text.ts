import { clockText } from './clock.ts';
import type { Rhythm, RunDays } from './rhythm.ts';
import { text, type Text } from './text.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const NAMES = [
  text`Monday`,
  text`Tuesday`,
  text`Wednesday`,
  text`Thursday`,
  text`Friday`,
  text`Saturday`,
  text`Sunday`,
] as const;

/** `every day at 09:30`, `every Monday at 09:30`, `on day 1 of every month at 09:30`. */
export function rhythmText({ days, at }: Pick<Rhythm, 'days' | 'at'>): Text {
  const clock = clockText(at);
  if (days.every === 'daily') return text`every day at ${clock}`;
  if (days.every === 'weekly') return text`every ${NAMES[days.weekday - 1] ?? ''} at ${clock}`;
  return days.day > SHORTEST
    ? text`on day ${days.day} of every month, or its last, at ${clock}`
    : text`on day ${days.day} of every month at ${clock}`;
}

const SHORTEST = 28;

/** A weekday from 1 (Monday) to 7, or a day of the month. */
export type DayWord = { readonly weekday: number } | { readonly day: number };

/** Reads `monday`, `mon` or a day of the month from `1` to `31`; undefined for anything else. */
export function readDayWord(given: string): DayWord | undefined {
  const word = given.trim().toLowerCase();
  if (/^\d{1,2}$/.test(word)) {
    const day = Number(word);
    return day >= 1 && day <= 31 ? { day } : undefined;
  }
  const index = WEEKDAYS.findIndex((name) => name === word || name.slice(0, 3) === word);
  return index === -1 ? undefined : { weekday: index + 1 };
}

/** As `readDayWord` reads it. */
export function dayWordText(days: RunDays): string | undefined {
  if (days.every === 'weekly') return WEEKDAYS[days.weekday - 1];
  return days.every === 'monthly' ? String(days.day) : undefined;
}

/** The days of a rhythm, Mondays and firsts where none is named; undefined when the day does not fit. */
export function runDaysOf(every: RunDays['every'], on: DayWord | undefined): RunDays | undefined {
  if (every === 'weekly') {
    if (on === undefined) return { every, weekday: 1 };
    return 'weekday' in on ? { every, weekday: on.weekday } : undefined;
  }
  if (every === 'monthly') {
    if (on === undefined) return { every, day: 1 };
    return 'day' in on ? { every, day: on.day } : undefined;
  }
  return on === undefined ? { every } : undefined;
}
