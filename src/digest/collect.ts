import { text, time, type Text } from '../core/text.ts';
import type { Ability, Bandwidth, LiveReads, Sourced, Stats, StreamName, UnixSeconds } from '../live/port.ts';
import type { Day } from './day.ts';
import type { DayFigures, Reading } from './facts.ts';
import { foldEvents } from './fold-events.ts';
import { addPlays, foldTraffic, joinedBandwidth, NO_PLAYS } from './fold-plays.ts';
import type { PlaySum, TrafficSum } from './fold-plays.ts';
import { askableErrors, readErrors, type ErrorSum } from './play-errors.ts';
import { reading, type ReadFrom } from './reading.ts';
import { readyOf } from './ready.ts';
import type { TimeSpan } from './spans.ts';

const HOUR_S = 3600;
/** Bandwidth by 5 minutes is told of at most 24 h (tencent-live 5.13); a day can have 25. */
const MOST_SPAN_S = 24 * HOUR_S;

/** A day as it is asked for: what of it is still to come is left out. */
type Asked = Pick<Day, 'from' | 'to'>;

/**
 * Reads a day and folds it as it comes; of failed requests what an earlier look does not tell. What cannot be read is
 * missing, with its reason; only our own faults throw.
 */
export async function collectDay(
  day: Day,
  live: LiveReads,
  now: UnixSeconds,
  { playErrors: known }: Pick<DayFigures, 'playErrors'> = {},
): Promise<DayFigures> {
  const asked = { from: day.from, to: Math.min(day.to, now) };
  const read = <T>(needs: Ability, run: () => Promise<Sourced<T>>) => reading({ live, now }, needs, run);
  const viewing = read('playHistory', () => readPlays(asked, live));
  const [pushes, viewers, bandwidth, traffic, pushBandwidth, playErrors] = await Promise.all([
    read('events', () => foldEvents(asked, live, now)),
    viewing,
    read('bandwidth', () => readBandwidth(asked, (from, to) => live.stats.bandwidth(from, to))),
    now < readyOf('traffic', day) ? trafficLater(day) : read('dayTraffic', () => readTraffic(day, live)),
    read('pushBandwidth', () => readBandwidth(asked, (from, to) => live.stats.pushBandwidth(from, to))),
    collectErrors(askableErrors(day, now, known?.value), viewing, { live, now }),
  ]);
  return { day, pushes, viewers, bandwidth, traffic, pushBandwidth, playErrors };
}

/** Of a day that is nearly over, the failed requests that the first look after it would be too late for. */
export async function collectEarlyErrors(
  day: Day,
  live: LiveReads,
  now: UnixSeconds,
): Promise<Reading<ErrorSum>> {
  const span = askableErrors(day, now);
  const viewing = reading({ live, now }, 'playHistory', () => readPlays(span ?? day, live));
  return collectErrors(span, viewing, { live, now });
}

/** Nothing at all could be read: the first reason. */
export function nothingRead({ pushes, viewers, bandwidth, traffic }: DayFigures): Text | undefined {
  const all = [pushes, viewers, bandwidth, traffic];
  return all.every(({ missing }) => missing !== undefined) ? pushes.missing : undefined;
}

async function collectErrors(
  span: TimeSpan | undefined,
  viewing: Promise<Reading<PlaySum>>,
  from: ReadFrom & { readonly live: LiveReads },
): Promise<Reading<ErrorSum>> {
  if (span === undefined) {
    return { missing: text`The cloud tells failed requests of the last 24 hours alone.`, isUnable: true };
  }
  return reading(from, 'playErrors', async () => readErrors(span, await viewing, from.live));
}

/** The whole account or one stream, minute by minute. Throws BotError. */
export async function readPlays(
  { from, to }: Asked,
  { stats }: Pick<LiveReads, 'stats'>,
  name?: StreamName,
): Promise<Sourced<PlaySum>> {
  const { value, source, at } = await stats.playHistory(name, from, to);
  return { value: addPlays(NO_PLAYS, value), source, at };
}

/** In one read, since the percentiles of two parts say nothing of the whole: only a day of 25 hours is two. */
async function readBandwidth({ from, to }: Asked, read: Stats['bandwidth']): Promise<Sourced<Bandwidth>> {
  if (to - from <= MOST_SPAN_S) return read(from, to);
  const first = await read(from, to - MOST_SPAN_S / 2);
  const second = await read(to - MOST_SPAN_S / 2, to);
  return { ...second, value: joinedBandwidth(first.value, second.value) };
}

/** By stream, of the Beijing day of the same date; throws BotError. */
export async function readTraffic(
  { text: dayText }: Day,
  { longLists }: { readonly longLists: Pick<LiveReads['longLists'], 'dayTraffic'> },
): Promise<Sourced<TrafficSum>> {
  const fold = foldTraffic(dayText);
  const { source, at } = await longLists.dayTraffic(dayText, (rows) => fold.add(rows));
  return { value: fold.sum(), source, at };
}

/** What a day says of its traffic before that is counted. */
export function trafficLater(day: Day): Reading<TrafficSum> {
  const ready = readyOf('traffic', day);
  return {
    missing: text`Tencent counts the Beijing day ${day.text} until ${time(ready)}.`,
    readyAt: ready,
  };
}
