import type { Bandwidth, DayTraffic, PlayPoint, UnixSeconds } from '../live/port.ts';
import { addMinutes, NO_PLAY_BUCKETS, sumOfTold, type PlayBuckets } from './play-buckets.ts';

/** The minute with the most viewers. */
export interface Peak {
  readonly viewers: number;
  /** Undefined when nobody watched. */
  readonly at: UnixSeconds | undefined;
}

export const NO_PEAK: Peak = { viewers: 0, at: undefined };

/** The higher of two; of equal ones the earlier. */
export function higherPeak(peak: Peak, { viewers, at }: Pick<PlayPoint, 'viewers' | 'at'>): Peak {
  if (viewers === 0 || viewers < peak.viewers) return peak;
  if (viewers === peak.viewers && peak.at !== undefined && peak.at <= at) return peak;
  return { viewers, at };
}

/** What a span of minutes comes to. */
export interface PlaySum extends Peak {
  /** Undefined where the cloud tells none. */
  readonly requests: number | undefined;
  readonly buckets: PlayBuckets;
}

export const NO_PLAYS: PlaySum = { ...NO_PEAK, requests: undefined, buckets: NO_PLAY_BUCKETS };

/** Adds the minutes of a further window. */
export function addPlays(sum: PlaySum, points: readonly PlayPoint[]): PlaySum {
  return {
    ...points.reduce(higherPeak, { viewers: sum.viewers, at: sum.at }),
    requests: points.reduce<number | undefined>(
      (all, { requests }) => sumOfTold(all, requests),
      sum.requests,
    ),
    buckets: addMinutes(sum.buckets, points),
  };
}

/** Two spans of time that meet: traffic adds up, of the peaks the higher counts, and percentiles cannot be joined. */
export function joinedBandwidth(one: Bandwidth, other: Bandwidth): Bandwidth {
  const { peakMbps, peakAt } = other.peakMbps > one.peakMbps ? other : one;
  return { peakMbps, peakAt, p95Mbps: undefined, fluxMB: one.fluxMB + other.fluxMB };
}

/** Traffic of one Beijing day. */
export interface TrafficSum {
  /** The Beijing day, `2026-11-21`. */
  readonly day: string;
  readonly fluxMB: number;
  /** Undefined of several days that have told a part of their streams. */
  readonly streams: number | undefined;
  /** The most first. */
  readonly top: readonly DayTraffic[];
}

/** A digest shows the first ten; so many are kept at least, to tell which of them made a change … */
export const LEAST_TOLD = 50;
/** … and all that have at least this share, since what usually moves is measured over them (`claim-limits.ts`). */
const TOLD_SHARE = 0.0005;

/** The traffic of a day, rows as they come; only the sum and the top are kept. */
export interface TrafficFold {
  add(rows: readonly DayTraffic[]): void;
  sum(): TrafficSum;
}

export function foldTraffic(day: string): TrafficFold {
  let [fluxMB, streams] = [0, 0];
  let top: readonly DayTraffic[] = [];
  return {
    add(rows) {
      streams += rows.length;
      for (const row of rows) fluxMB += row.fluxMB;
      // What is too small for the sum so far is too small for the whole.
      top = toldOf([...top, ...rows], fluxMB);
    },
    sum: () => ({ day, fluxMB, streams, top }),
  };
}

const toldOf = (rows: readonly DayTraffic[], wholeMB: number): readonly DayTraffic[] =>
  rows
    .toSorted((a, b) => b.fluxMB - a.fluxMB)
    .filter(({ fluxMB }, index) => index < LEAST_TOLD || fluxMB >= TOLD_SHARE * wholeMB);
