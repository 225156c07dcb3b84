import type { UnixSeconds } from '../live/port.ts';

/** A wall clock's reading: month and day from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** Formatters cost 47 us to make, so each zone's is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** What the clocks of an IANA zone show at a moment (UNIX seconds). */
export function wallTime(at: UnixSeconds, zone: string): WallTime {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(at * 1000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

const asUtc = ({ year, month, day, hour, minute }: WallTime): UnixSeconds =>
  Date.UTC(year, month - 1, day, hour, minute) / 1000;

/**
 * The moment at which the clocks of a zone show a wall time: the first of the two where an hour is doubled, and the jump
 * itself where the clocks jump over it (design: Schedule).
 */
export function momentOf(wall: WallTime, zone: string): UnixSeconds {
  const local = asUtc(wall);
  const DAY = 86_400;
  // Offsets of both sides of any change near that day; the earlier moment of two comes from the larger offset.
  const offsets = [local - DAY, local + DAY].map((at) => asUtc(wallTime(at, zone)) - floorMinute(at));
  const moments = offsets.map((offset) => local - offset).toSorted((a, b) => a - b);
  const exact = moments.find((at) => asUtc(wallTime(at, zone)) === local);
  return exact ?? jumpBetween(moments[0] ?? local, moments[1] ?? local, zone);
}

const floorMinute = (at: UnixSeconds): UnixSeconds => Math.floor(at / 60) * 60;

/** The first moment of the later offset, found by halving: clocks jump at whole minutes. */
function jumpBetween(from: UnixSeconds, to: UnixSeconds, zone: string): UnixSeconds {
  const offsetAt = (at: UnixSeconds): number => asUtc(wallTime(at, zone)) - floorMinute(at);
  const before = offsetAt(from);
  let low = from;
  let high = to;
  while (high - low > 60) {
    const middle = floorMinute((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-22`. */
export function dayText({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): string {
  return `${year}-${two(month)}-${two(day)}`;
}

/** The wall time that many days later, by the calendar. */
export function addDays(wall: WallTime, days: number): WallTime {
  const moved = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return { ...wall, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Is it the name of an IANA zone? */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The zones that the platform lists, by their names in small letters. */
const listed = new Map(Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name]));

/** A zone as it is written, however it was typed: `asia/shanghai` and `Asia/Shanghai` are one. */
export const zoneName = (typed: string): string => listed.get(typed.toLowerCase()) ?? typed;
