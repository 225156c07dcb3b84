import type { Span } from '../core/series.ts';
import type { PlayPoint, Stats, StreamName } from '../live/port.ts';
import type { Amounts } from './cells.ts';
import { inBase, type DayPair } from './same-time.ts';

/** Plays of one stream on both days, minute by minute, oldest first. */
export interface StreamMinutes {
  readonly base: readonly PlayPoint[];
  readonly day: readonly PlayPoint[];
}

/** Two reads of the cloud. Throws BotError, also for days that it keeps no more. */
export async function readStreamMinutes(
  name: StreamName,
  { base, day }: DayPair,
  stats: Pick<Stats, 'playHistory'>,
): Promise<StreamMinutes> {
  const [before, now] = await Promise.all([
    stats.playHistory(name, base.from, base.to),
    stats.playHistory(name, day.from, day.to),
  ]);
  return { base: before.value, day: now.value };
}

/** MB of the stream on both days. */
export const amountsOfDays = ({ base, day }: StreamMinutes, days: DayPair): Amounts => ({
  base: fluxIn(base, days.base),
  day: fluxIn(day, days.day),
});

const MINUTE_S = 60;

/** MB of both days in a span of the day, by the same clock; a minute that the span only touches belongs to it whole. */
export function amountsWithin({ base, day }: StreamMinutes, { from, to }: Span, days: DayPair): Amounts {
  const whole = {
    from: Math.floor(from / MINUTE_S) * MINUTE_S,
    to: Math.ceil(to / MINUTE_S) * MINUTE_S,
  };
  return { base: fluxIn(base, sameClock(whole, days)), day: fluxIn(day, whole) };
}

/** The end of a day is the end of the other: it has no clock of its own. */
const sameClock = ({ from, to }: Span, days: DayPair): Span => ({
  from: inBase(from, days),
  to: to >= days.day.to ? days.base.to : inBase(to, days),
});

const fluxIn = (points: readonly PlayPoint[], { from, to }: Span): number =>
  points.reduce((sum, { at, fluxMB }) => (at >= from && at < to ? sum + fluxMB : sum), 0);
