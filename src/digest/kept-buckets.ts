import { text } from '../core/text.ts';
import type { Bandwidth, UnixSeconds } from '../live/port.ts';
import type { Day } from './day.ts';
import type { DayFigures, Reading } from './facts.ts';
import { higherPeak, NO_PEAK, type PlaySum } from './fold-plays.ts';
import type { PushSum } from './fold-pushes.ts';
import type { BucketBody } from './kept-shape.ts';
import { sumOfTold, type PlayBucket } from './play-buckets.ts';
import { bucketTimes, type PushBucket } from './push-buckets.ts';

/** Facts of 15 minutes by their first moment. */
export type KeptBuckets = ReadonlyMap<UnixSeconds, BucketBody>;

const SOURCE = 'facts kept by quarter hours';

/** What the figures of a day say of its quarter hours. */
export function bucketBodies({ day, pushes, viewers }: DayFigures): KeptBuckets {
  const pushed = new Map(pushes.value?.buckets.map((bucket) => [bucket.at, bucket]));
  return new Map(
    bucketTimes(day).map((at) => {
      const { pushes: begun, onAirS, failed } = pushed.get(at) ?? {};
      const { peakViewers, fluxMB, peakMbps, requests } = viewers.value?.buckets.get(at) ?? {};
      return [at, { pushes: begun, onAirS, failed, peakViewers, fluxMB, peakMbps, requests }];
    }),
  );
}

/**
 * A day of any zone out of quarter hours of UTC: what can be added up. What only a whole day tells (how many streams, the
 * 95th percentile, why pushes failed) is not in them.
 */
export function dayOfBuckets(day: Day, kept: KeptBuckets): Omit<DayFigures, 'traffic'> {
  return {
    day,
    pushes: reading(day, pushesOf(day, kept)),
    viewers: reading(day, viewersOf(day, kept)),
    bandwidth: reading(day, bandwidthOf(day, kept)),
  };
}

const reading = <T>({ text: day, to }: Day, value: T | undefined): Reading<T> =>
  value === undefined ? { missing: text`No facts of ${day} were kept.` } : { value, source: SOURCE, at: to };

export function pushBuckets(day: Day, kept: KeptBuckets): readonly PushBucket[] {
  return bucketTimes(day).flatMap((at) => {
    const { pushes, onAirS, failed } = kept.get(at) ?? {};
    return pushes === undefined || onAirS === undefined || failed === undefined
      ? []
      : [{ at, pushes, onAirS, failed }];
  });
}

export function playBuckets(day: Day, kept: KeptBuckets): ReadonlyMap<UnixSeconds, PlayBucket> {
  const told = bucketTimes(day).flatMap((at): (readonly [UnixSeconds, PlayBucket])[] => {
    const { peakViewers, fluxMB, peakMbps, requests } = kept.get(at) ?? {};
    return peakViewers === undefined || fluxMB === undefined || peakMbps === undefined
      ? []
      : [[at, { at, peakViewers, fluxMB, peakMbps, requests }]];
  });
  return new Map(told);
}

/** Only of a day that is kept whole: half of its pushes would look like a fall. */
function pushesOf(day: Day, kept: KeptBuckets): PushSum | undefined {
  const buckets = pushBuckets(day, kept);
  if (buckets.length < bucketTimes(day).length) return undefined;
  const sum = (key: 'pushes' | 'onAirS' | 'failed') => buckets.reduce((all, bucket) => all + bucket[key], 0);
  const failed = sum('failed');
  return {
    pushes: sum('pushes'),
    carried: 0,
    streams: undefined,
    onAirS: sum('onAirS'),
    failed,
    causes: failed === 0 ? [] : [{ cause: text`the causes were not kept`, count: failed }],
    interruptions: [],
    buckets,
    longest: [],
  };
}

function viewersOf(day: Day, kept: KeptBuckets): PlaySum | undefined {
  const buckets = playBuckets(day, kept);
  if (buckets.size === 0) return undefined;
  const all = [...buckets.values()];
  return {
    ...all.map(({ at, peakViewers: viewers }) => ({ at, viewers })).reduce(higherPeak, NO_PEAK),
    requests: all.reduce<number | undefined>((sum, { requests }) => sumOfTold(sum, requests), undefined),
    buckets,
  };
}

function bandwidthOf(day: Day, kept: KeptBuckets): Bandwidth | undefined {
  const all = [...playBuckets(day, kept).values()];
  const [first] = all.toSorted((a, b) => b.peakMbps - a.peakMbps);
  if (first === undefined) return undefined;
  const fluxMB = all.reduce((sum, bucket) => sum + bucket.fluxMB, 0);
  return { peakMbps: first.peakMbps, peakAt: first.at, p95Mbps: undefined, fluxMB };
}
