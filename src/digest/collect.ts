import { BotError } from '../core/errors.ts';
import { text, time, type Text } from '../core/text.ts';
import type { Ability, Bandwidth, LiveReads, Sourced, Stats, UnixSeconds } from '../live/port.ts';
import type { Day } from './day.ts';
import type { DayFigures, Reading } from './facts.ts';
import { foldEvents } from './fold-events.ts';
import { addPlays, foldTraffic, joinedBandwidth, NO_PLAYS } from './fold-plays.ts';
import type { PlaySum, TrafficSum } from './fold-plays.ts';
import { askableErrors, readErrors, type ErrorSum } from './play-errors.ts';
import { readyOf } from './ready.ts';

const HOUR_S = 3600;
/** Bandwidth by 5 minutes is told of at most 24 h (tencent-live 5.13); a day can have 25. */
const MOST_SPAN_S = 24 * HOUR_S;
/** A figure that the cloud did not tell is asked for again after this many seconds. */
const AGAIN_S = 900;

/** A day as it is asked for: what of it is still to come is left out. */
type Asked = Pick<Day, 'from' | 'to'>;

/** Reads a day and folds it as it comes. What cannot be read is missing, with its reason; only our own faults throw. */
export async function collectDay(day: Day, live: LiveReads, now: UnixSeconds): Promise<DayFigures> {
  const asked = { from: day.from, to: Math.min(day.to, now) };
  const read = <T>(needs: Ability, run: () => Promise<Sourced<T>>) => reading({ live, now }, needs, run);
  const viewing = read('playHistory', () => readPlays(asked, live));
  const [pushes, viewers, bandwidth, traffic, pushBandwidth, playErrors] = await Promise.all([
    read('events', () => foldEvents(asked, live, now)),
    viewing,
    read('bandwidth', () => readBandwidth(asked, (from, to) => live.stats.bandwidth(from, to))),
    now < readyOf('traffic', day) ? trafficLater(day) : read('dayTraffic', () => readTraffic(day, live)),
    read('pushBandwidth', () => readBandwidth(asked, (from, to) => live.stats.pushBandwidth(from, to))),
    collectErrors(day, viewing, { live, now }),
  ]);
  return { day, pushes, viewers, bandwidth, traffic, pushBandwidth, playErrors };
}

/** Nothing at all could be read: the first reason. */
export function nothingRead({ pushes, viewers, bandwidth, traffic }: DayFigures): Text | undefined {
  const all = [pushes, viewers, bandwidth, traffic];
  return all.every(({ missing }) => missing !== undefined) ? pushes.missing : undefined;
}

interface From {
  readonly live: LiveReads;
  readonly now: UnixSeconds;
}

async function collectErrors(
  day: Day,
  viewing: Promise<Reading<PlaySum>>,
  from: From,
): Promise<Reading<ErrorSum>> {
  const span = askableErrors(day, from.now);
  if (span === undefined) {
    return { missing: text`The cloud tells failed requests of the last 24 hours alone.`, isUnable: true };
  }
  return reading(from, 'playErrors', async () => readErrors(span, await viewing, from.live));
}

async function reading<T>(
  { live: { can }, now }: From,
  needs: Ability,
  run: () => Promise<Sourced<T>>,
): Promise<Reading<T>> {
  if (!can.has(needs)) return { missing: text`This cloud cannot be asked for it.`, isUnable: true };
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof BotError)) throw thrown;
    // What the cloud does not keep it will not tell later either.
    const isLost = thrown.code === 'bad-input' || thrown.code === 'unsupported';
    return { missing: thrown.said, readyAt: isLost ? undefined : now + AGAIN_S };
  }
}

/** The whole account, minute by minute. */
async function readPlays({ from, to }: Asked, { stats }: LiveReads): Promise<Sourced<PlaySum>> {
  const { value, source, at } = await stats.playHistory(undefined, from, to);
  return { value: addPlays(NO_PLAYS, value), source, at };
}

/** In one read, since the percentiles of two parts say nothing of the whole: only a day of 25 hours is two. */
async function readBandwidth({ from, to }: Asked, read: Stats['bandwidth']): Promise<Sourced<Bandwidth>> {
  if (to - from <= MOST_SPAN_S) return read(from, to);
  const first = await read(from, to - MOST_SPAN_S / 2);
  const second = await read(to - MOST_SPAN_S / 2, to);
  return { ...second, value: joinedBandwidth(first.value, second.value) };
}

async function readTraffic({ text: dayText }: Day, { longLists }: LiveReads): Promise<Sourced<TrafficSum>> {
  const fold = foldTraffic(dayText);
  const { source, at } = await longLists.dayTraffic(dayText, (rows) => fold.add(rows));
  return { value: fold.sum(), source, at };
}

function trafficLater(day: Day): Reading<TrafficSum> {
  const ready = readyOf('traffic', day);
  return {
    missing: text`Tencent counts the Beijing day ${day.text} until ${time(ready)}.`,
    readyAt: ready,
  };
}
