import type { UnixSeconds } from '../live/port.ts';
import { dayBefore, dayOf, previousDay, type Day } from './day.ts';

/** Days in a row, told as one: its text is that of the first and the last. */
export interface Period extends Day {
  readonly span: 'week' | 'month';
  /** Oldest first. */
  readonly days: readonly Day[];
}

const WEEK = 7;

/** The 7 calendar days of the zone before the one that `at` is in: a weekly digest of any weekday tells what is new. */
export const weekUntil = (at: UnixSeconds, zone: string): Period => weekOf(dayBefore(at, zone));

/** The calendar month of the zone before the one that `at` is in. */
export function monthUntil(at: UnixSeconds, zone: string): Period {
  let day = dayOf(at, zone);
  for (const month = monthText(day); monthText(day) === month;) day = previousDay(day);
  return monthOf(day);
}

/** What a week or a month is compared with: the 7 days, or the month, before it. */
export function periodBefore({ span, days }: Period): Period {
  const [first] = days;
  if (first === undefined) throw new RangeError('a period without days');
  return span === 'week' ? weekOf(previousDay(first)) : monthOf(previousDay(first));
}

function weekOf(last: Day): Period {
  const days = [last];
  for (let day = last; days.length < WEEK; days.unshift(day)) day = previousDay(day);
  return periodOf('week', days, last);
}

function monthOf(last: Day): Period {
  const days: Day[] = [];
  for (let day = last; monthText(day) === monthText(last); day = previousDay(day)) days.unshift(day);
  return periodOf('month', days, last);
}

function periodOf(span: Period['span'], days: readonly Day[], last: Day): Period {
  const [first = last] = days;
  const { zone, to } = last;
  return { span, days, text: `${first.text} to ${last.text}`, zone, from: first.from, to };
}

/** `2026-11`. */
const monthText = ({ text }: Day): string => text.slice(0, 7);
