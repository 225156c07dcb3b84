import type { UnixSeconds } from '../live/port.ts';
import { readDay, type Day } from './day.ts';
import type { DayFigures, Reading } from './facts.ts';

/** A figure of the digest, by its name in `DayFigures`. */
export type FigureName = Exclude<keyof DayFigures, 'day' | 'filter' | 'pushBandwidth' | 'playErrors'>;

/** Beijing's clocks never change. */
export const BEIJING = 'Asia/Shanghai';
const MINUTE_S = 60;
const HOUR_S = 3600;

/**
 * When each figure of a day is as good as it will be: pushes and their ends three hours later, plays after four minutes and
 * bandwidth after five (tencent-live 5.10, 5.11), streams of a Beijing day at 03:00 of the next (tencent-live 5.13).
 */
const READY: Readonly<Record<FigureName, (day: Day) => UnixSeconds>> = {
  pushes: ({ to }) => to + 3 * HOUR_S,
  viewers: ({ to }) => to + 5 * MINUTE_S,
  bandwidth: ({ to }) => to + 10 * MINUTE_S,
  traffic: ({ text, to }) => (readDay(text, BEIJING)?.to ?? to) + 3 * HOUR_S,
};

export const readyOf = (name: FigureName, day: Day): UnixSeconds => READY[name](day);

/** When the rest of a day is there, or worth another try; undefined when every figure is as good as it will be. */
export function readyAt(figures: DayFigures, now: UnixSeconds): UnixSeconds | undefined {
  const { day, pushes, viewers, bandwidth, traffic } = figures;
  const times = [
    readingReadyAt(pushes, readyOf('pushes', day), now),
    readingReadyAt(viewers, readyOf('viewers', day), now),
    readingReadyAt(bandwidth, readyOf('bandwidth', day), now),
    readingReadyAt(traffic, readyOf('traffic', day), now),
  ].filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}

function readingReadyAt(
  reading: Reading<unknown>,
  ready: UnixSeconds,
  now: UnixSeconds,
): UnixSeconds | undefined {
  if (reading.missing !== undefined) return reading.readyAt;
  // What was read too early may have grown since.
  return reading.at < ready && now < ready ? ready : undefined;
}
