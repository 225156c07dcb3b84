import type { Bandwidth, LiveReads, UnixSeconds } from '../live/port.ts';
import type { StreamRef } from '../core/stream-ref.ts';
import { text } from '../core/text.ts';
import { readPlays } from './collect.ts';
import type { Day } from './day.ts';
import type { DayFacts, Reading } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { foldEvents } from './fold-events.ts';
import type { PlaySum } from './fold-plays.ts';
import { reading } from './reading.ts';

/**
 * What one stream alone was on a day: its pushes, of one app or domain only where that is named, and its plays in all of
 * its places, since the cloud counts plays by name. Nothing of it is kept. What cannot be read is missing; only our own faults throw.
 */
export async function readStreamDay(
  stream: StreamRef,
  day: Day,
  live: LiveReads,
  now: UnixSeconds,
): Promise<DayFacts> {
  const asked = { from: day.from, to: Math.min(day.to, now) };
  const from = { live, now };
  const [pushes, viewers] = await Promise.all([
    reading(from, 'events', () => foldEvents(asked, live, now, stream)),
    reading(from, 'playHistory', () => readPlays(asked, live, stream.name)),
  ]);
  return factsOf({ day, pushes, viewers, bandwidth: bandwidthOf(viewers), traffic: ALL_IN_ONE });
}

const ALL_IN_ONE = { missing: text`This is of one stream.`, isUnable: true, isPointless: true } as const;

/** By the minute: the cloud has no 95th percentile of a stream. */
function bandwidthOf(plays: Reading<PlaySum>): Reading<Bandwidth> {
  if (plays.missing !== undefined) return plays;
  const buckets = [...plays.value.buckets.values()];
  const peakMbps = Math.max(0, ...buckets.map((bucket) => bucket.peakMbps));
  const fluxMB = buckets.reduce((sum, bucket) => sum + bucket.fluxMB, 0);
  return { ...plays, value: { peakMbps, peakAt: undefined, p95Mbps: undefined, fluxMB } };
}
