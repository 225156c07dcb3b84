import type { Span } from '../core/series.ts';
import type { PlayPoint, Stats, StreamName } from '../live/port.ts';
import type { Amounts } from './cells.ts';
import { unlessForgotten } from './forgotten.ts';
import { inBase, type DayPair } from './same-time.ts';
import type { ExactAmounts } from './settle-streams.ts';

/** Plays of one stream on both days, minute by minute, oldest first. */
export interface StreamMinutes {
  readonly base: readonly PlayPoint[];
  readonly day: readonly PlayPoint[];
}

/** Streams minute by minute; each is read once. Throws BotError. */
export interface StreamReader {
  /** Undefined for a stream whose minutes the cloud keeps no more. */
  minutes(names: readonly StreamName[]): Promise<ReadonlyMap<StreamName, StreamMinutes | undefined>>;
  /** MB on both days; without the streams whose minutes the cloud keeps no more. */
  readonly amounts: (names: readonly StreamName[]) => Promise<ExactAmounts>;
}

export function createStreamReader(days: DayPair, stats: Pick<Stats, 'playHistory'>): StreamReader {
  const reads = new Map<StreamName, Promise<StreamMinutes | undefined>>();
  const readOne = (name: StreamName) => {
    const read = reads.get(name) ?? unlessForgotten(readMinutes(name, days, stats));
    reads.set(name, read);
    return read;
  };
  const minutes: StreamReader['minutes'] = async (names) =>
    new Map(await Promise.all(names.map(async (name) => [name, await readOne(name)] as const)));
  return {
    minutes,
    async amounts(names) {
      const told = [...(await minutes(names))].flatMap(([name, own]): (readonly [string, Amounts])[] =>
        own === undefined ? [] : [[name, amountsOfDays(own, days)]],
      );
      return new Map(told);
    },
  };
}

async function readMinutes(
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

const amountsOfDays = ({ base, day }: StreamMinutes, days: DayPair): Amounts => ({
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
