import type { PlayPoint, UnixSeconds } from '../live/port.ts';
import { BUCKET_S } from './facts.ts';

/** What was watched within one bucket of `BUCKET_S`. */
export interface PlayBucket {
  readonly at: UnixSeconds;
  readonly peakViewers: number;
  readonly fluxMB: number;
  readonly peakMbps: number;
  readonly requests: number | undefined;
}

/** Minutes folded into their buckets; a bucket of which no minute was told is absent. */
export type PlayBuckets = ReadonlyMap<UnixSeconds, PlayBucket>;

export const NO_PLAY_BUCKETS: PlayBuckets = new Map();

/** Adds the minutes of a further window; no minute is in two windows. */
export function addMinutes(buckets: PlayBuckets, points: readonly PlayPoint[]): PlayBuckets {
  const next = new Map(buckets);
  for (const point of points) {
    const at = Math.floor(point.at / BUCKET_S) * BUCKET_S;
    next.set(at, addMinute(next.get(at), point, at));
  }
  return next;
}

function addMinute(bucket: PlayBucket | undefined, point: PlayPoint, at: UnixSeconds): PlayBucket {
  const { viewers, fluxMB, bandwidthMbps, requests } = point;
  if (bucket === undefined) return { at, peakViewers: viewers, fluxMB, peakMbps: bandwidthMbps, requests };
  return {
    at,
    peakViewers: Math.max(bucket.peakViewers, viewers),
    fluxMB: bucket.fluxMB + fluxMB,
    peakMbps: Math.max(bucket.peakMbps, bandwidthMbps),
    requests: sumOfTold(bucket.requests, requests),
  };
}

/** The sum of what was told; undefined when neither was. */
export const sumOfTold = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : one + (other ?? 0);
