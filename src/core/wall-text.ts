import type { UnixSeconds } from '../live/port.ts';
import { clockText } from './clock.ts';
import type { Span } from './series.ts';
import { dayText, wallTime } from './zone.ts';

/** `2026-11-22 12:00` by the clocks of a zone. */
export function wallText(at: UnixSeconds, zone: string): string {
  const wall = wallTime(at, zone);
  return `${dayText(wall)} ${clockText(wall)}`;
}

/**
 * The shortest that tells the moments of a window apart: `12:00`, with seconds where a step is shorter than a minute, with
 * the day where the window has more than one.
 */
export function shortWallText(at: UnixSeconds, window: Span, stepS: number, zone: string): string {
  const wall = wallTime(at, zone);
  const seconds = stepS < 60 ? `:${String(Math.floor(at % 60)).padStart(2, '0')}` : '';
  const isOneDay = dayText(wallTime(window.from, zone)) === dayText(wallTime(window.to - 1, zone));
  const day = isOneDay ? '' : `${dayText(wall).slice('2026-'.length)} `;
  return `${day}${clockText(wall)}${seconds}`;
}
