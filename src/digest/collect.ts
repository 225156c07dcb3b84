import { BotError } from '../core/errors.ts';
import { text, time, type Text } from '../core/text.ts';
import type { Ability, Bandwidth, LiveReads, Sourced, UnixSeconds } from '../live/port.ts';
import { readDay, type Day } from './day.ts';
import { foldEvents } from './fold-events.ts';
import type { PushSum } from './fold-pushes.ts';
import {
  higherPeak,
  joinedBandwidth,
  NO_BANDWIDTH,
  NO_PEAK,
  sumTraffic,
  type Peak,
  type TrafficSum,
} from './fold-plays.ts';

/** A figure with its source and the moment it is true for, or why there is none: never a 0 that nobody counted. */
export type Reading<T> =
  (Sourced<T> & { readonly missing?: undefined }) | { readonly value?: undefined; readonly missing: Text };

/** What was read of one day. */
export interface DayFigures {
  readonly day: Day;
  readonly pushes: Reading<PushSum>;
  readonly viewers: Reading<Peak>;
  /** Of the whole account. */
  readonly bandwidth: Reading<Bandwidth>;
  /** By stream; the cloud has it only for a day in Beijing. */
  readonly traffic: Reading<TrafficSum>;
}

const HOUR_S = 3600;
/** Play figures are answered for at most 24 h (tencent-live 5.10, 5.13); a day can have 25, and half of one is whole minutes. */
const PLAY_SPAN_S = 12 * HOUR_S;
/** Beijing's clocks never change; a day's traffic is there at 03:00 of the next (tencent-live 5.13). */
const BEIJING = 'Asia/Shanghai';
const TRAFFIC_READY_S = 3 * HOUR_S;

/** Reads a day and folds it as it comes. What cannot be read is missing, with its reason; only our own faults throw. */
export async function collectDay(day: Day, live: LiveReads, now: UnixSeconds): Promise<DayFigures> {
  const read = <T>(needs: Ability, run: () => Promise<Sourced<T>>) => reading(live, needs, run);
  const [pushes, viewers, bandwidth, traffic] = await Promise.all([
    read('events', () => foldEvents(day, live, now)),
    read('playHistory', () => readPeak(day, live)),
    read('bandwidth', () => readBandwidth(day, live)),
    read('dayTraffic', () => readTraffic(day, live, now)),
  ]);
  return { day, pushes, viewers, bandwidth, traffic };
}

/** Nothing at all could be read: the first reason. */
export function nothingRead({ pushes, viewers, bandwidth, traffic }: DayFigures): Text | undefined {
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

function readPeak({ from, to }: Day, { stats }: LiveReads): Promise<Sourced<Peak>> {
  return foldWindows(
    { from, to },
    (begin, end) => stats.playHistory(undefined, begin, end),
    NO_PEAK,
    (peak, points) => points.reduce(higherPeak, peak),
  );
}

function readBandwidth({ from, to }: Day, { stats }: LiveReads): Promise<Sourced<Bandwidth>> {
  const read = (begin: UnixSeconds, end: UnixSeconds) => stats.bandwidth(begin, end);
  return foldWindows({ from, to }, read, NO_BANDWIDTH, joinedBandwidth);
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
  { from, to }: Pick<Day, 'from' | 'to'>,
  read: (from: UnixSeconds, to: UnixSeconds) => Promise<Sourced<Part>>,
  none: Whole,
  fold: (whole: Whole, part: Part) => Whole,
): Promise<Sourced<Whole>> {
  let whole: Sourced<Whole> = { value: none, source: '', at: from };
  for (let begin = from; begin < to; begin += PLAY_SPAN_S) {
    const { value, source, at } = await read(begin, Math.min(begin + PLAY_SPAN_S, to));
    whole = { value: fold(whole.value, value), source, at };
  }
  return whole;
}
