import { BotError } from '../core/errors.ts';
import { text, time, type Text } from '../core/text.ts';
import type { Ability, Bandwidth, LiveReads, Sourced, UnixSeconds } from '../live/port.ts';
import { readDay, type Day } from './day.ts';
import { foldEvents } from './fold-events.ts';
import type { DayFacts, Reading } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { addPlays, joinedBandwidth, NO_BANDWIDTH, NO_PLAYS, sumTraffic } from './fold-plays.ts';
import type { PlaySum, TrafficSum } from './fold-plays.ts';

const HOUR_S = 3600;
/** Play figures are answered for at most 24 h (tencent-live 5.10, 5.13); a day can have 25, and half of one is whole minutes. */
const MOST_SPAN_S = 24 * HOUR_S;
const PLAY_SPAN_S = 12 * HOUR_S;
/** Beijing's clocks never change; a day's traffic is there at 03:00 of the next (tencent-live 5.13). */
const BEIJING = 'Asia/Shanghai';
const TRAFFIC_READY_S = 3 * HOUR_S;

/** Reads a day and folds it as it comes. What cannot be read is missing, with its reason; only our own faults throw. */
export async function collectDay(day: Day, live: LiveReads, now: UnixSeconds): Promise<DayFacts> {
  const read = <T>(needs: Ability, run: () => Promise<Sourced<T>>) => reading(live, needs, run);
  const [pushes, viewers, bandwidth, traffic] = await Promise.all([
    read('events', () => foldEvents(day, live, now)),
    read('playHistory', () => readPlays(day, live)),
    read('bandwidth', () => readBandwidth(day, live)),
    read('dayTraffic', () => readTraffic(day, live, now)),
  ]);
  return factsOf({ day, pushes, viewers, bandwidth, traffic });
}

/** Nothing at all could be read: the first reason. */
export function nothingRead({ pushes, viewers, bandwidth, traffic }: DayFacts): Text | undefined {
  const all = [pushes, viewers, bandwidth, traffic];
  return all.every(({ missing }) => missing !== undefined) ? pushes.missing : undefined;
}

async function reading<T>(
  { can }: LiveReads,
  needs: Ability,
  run: () => Promise<Sourced<T>>,
): Promise<Reading<T>> {
  if (!can.has(needs)) return { missing: text`This cloud cannot be asked for it.` };
  try {
    return await run();
  } catch (thrown) {
    if (thrown instanceof BotError) return { missing: thrown.said };
    throw thrown;
  }
}

function readPlays({ from, to }: Day, { stats }: LiveReads): Promise<Sourced<PlaySum>> {
  const read = (begin: UnixSeconds, end: UnixSeconds) => stats.playHistory(undefined, begin, end);
  return foldWindows({ from, to, spanS: PLAY_SPAN_S }, read, NO_PLAYS, addPlays);
}

/** In one read, since the percentiles of two parts say nothing of the whole: only a day of 25 hours is two. */
function readBandwidth({ from, to }: Day, { stats }: LiveReads): Promise<Sourced<Bandwidth>> {
  if (to - from <= MOST_SPAN_S) return stats.bandwidth(from, to);
  const read = (begin: UnixSeconds, end: UnixSeconds) => stats.bandwidth(begin, end);
  return foldWindows({ from, to, spanS: PLAY_SPAN_S }, read, NO_BANDWIDTH, joinedBandwidth);
}

async function readTraffic(
  { text: dayText }: Day,
  { stats }: LiveReads,
  now: UnixSeconds,
): Promise<Sourced<TrafficSum>> {
  const inBeijing = readDay(dayText, BEIJING);
  if (inBeijing !== undefined && now < inBeijing.to + TRAFFIC_READY_S) {
    throw new BotError('unsupported', {
      said: text`Tencent counts the Beijing day ${dayText} until ${time(inBeijing.to + TRAFFIC_READY_S)}.`,
      did: 'nothing',
      next: text`Ask again then.`,
    });
  }
  const { value, source, at } = await stats.dayTraffic(dayText);
  return { value: sumTraffic(dayText, value), source, at };
}

/** Reads window after window and keeps only what has been folded; as old as its last window. */
async function foldWindows<Part, Whole>(
  { from, to, spanS }: Pick<Day, 'from' | 'to'> & { readonly spanS: number },
  read: (from: UnixSeconds, to: UnixSeconds) => Promise<Sourced<Part>>,
  none: Whole,
  fold: (whole: Whole, part: Part) => Whole,
): Promise<Sourced<Whole>> {
  let whole: Sourced<Whole> = { value: none, source: '', at: from };
  for (let begin = from; begin < to; begin += spanS) {
    const { value, source, at } = await read(begin, Math.min(begin + spanS, to));
    whole = { value: fold(whole.value, value), source, at };
  }
  return whole;
}
