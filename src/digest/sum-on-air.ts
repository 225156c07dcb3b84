import type { Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { interruptionsOf, longestOf, type Interruption } from './interruptions.ts';
import { createBucketCounts, type BucketCounts } from './push-buckets.ts';
import { listSpans, type Spans, type TimeSpan } from './spans.ts';

/** All that is kept of the pushes of one stream. */
export interface Pushed {
  readonly name: string;
  readonly spans: Spans;
  /** Why pushes failed, by the moment at which they ended; most streams have none. */
  breaks: Map<UnixSeconds, Text> | undefined;
}

/** A stream and when it was on air. */
export interface OnAirStream {
  readonly name: string;
  readonly onAir: readonly TimeSpan[];
}

/** What the times on air of all streams come to. */
export interface OnAirSum {
  /** Seconds, summed over streams. */
  readonly onAirS: number;
  readonly perBucket: BucketCounts;
  readonly interruptions: readonly Interruption[];
  /** The most time first. */
  readonly longest: readonly OnAirStream[];
}

/** Of so many streams the times on air are kept. */
export const MOST_ON_AIR = 50;

/** Stream by stream; only sums and the longest stay. */
export function sumOnAir(streams: Iterable<Pushed>, window: TimeSpan): OnAirSum {
  const perBucket = createBucketCounts(window);
  let onAirS = 0;
  let interruptions: readonly Interruption[] = [];
  let longest: readonly (OnAirStream & { readonly lengthS: number })[] = [];
  for (const { name, spans, breaks } of streams) {
    const onAir = listSpans(spans);
    for (const span of onAir) perBucket.addSeconds(span);
    const lengthS = onAir.reduce((sum, { from, to }) => sum + to - from, 0);
    onAirS += lengthS;
    if (breaks !== undefined) {
      interruptions = longestOf([...interruptions, ...interruptionsOf(name, onAir, breaks)]);
    }
    if (lengthS > (longest.at(MOST_ON_AIR - 1)?.lengthS ?? 0)) {
      longest = [...longest, { name, onAir, lengthS }]
        .toSorted((a, b) => b.lengthS - a.lengthS)
        .slice(0, MOST_ON_AIR);
    }
  }
  return { onAirS, perBucket, interruptions, longest: longest.map(({ name, onAir }) => ({ name, onAir })) };
}
