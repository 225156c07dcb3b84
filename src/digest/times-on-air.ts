import type { UnixSeconds } from '../live/port.ts';
import { createColumn } from './column.ts';
import { createSpanChains, NONE, type OnAirSpan, type TakeGap } from './span-chains.ts';
import { createBucketCounts, type BucketCounts } from './push-buckets.ts';
import type { TimeSpan } from './spans.ts';

/** When each stream was on air, for hundreds of thousands of streams by their numbers, and what that comes to so far. */
export interface TimesOnAir {
  /** Adds a span of time within the window; an empty one is none. */
  add(stream: number, span: OnAirSpan): void;
  /** In order; what meets or overlaps is one. */
  spansOf(stream: number): readonly TimeSpan[];
  /** Tells the gaps of all streams that began where a connection closed; a stream that was on air once costs no more than a look. */
  closedGaps(take: TakeGap): void;
  /** Seconds of all spans of a stream. */
  secondsOf(stream: number): number;
  /** Seconds of all streams. */
  seconds(): number;
  readonly perBucket: BucketCounts;
}

/** Summed up push by push: at the end of a day of 100,000 streams nobody waits for a sum. */
export function createTimesOnAir(window: TimeSpan): TimesOnAir {
  const [newest, lengths] = [createColumn(), createColumn()];
  const perBucket = createBucketCounts(window);
  const chains = createSpanChains(count);
  let seconds = 0;
  function count(stream: number, from: UnixSeconds, to: UnixSeconds): void {
    perBucket.addSeconds(from, to);
    lengths.set(stream, lengths.at(stream) + to - from);
    seconds += to - from;
  }
  return {
    perBucket,
    seconds: () => seconds,
    secondsOf: (stream) => (stream < lengths.length ? lengths.at(stream) : 0),
    add(stream, span) {
      if (span.from >= span.to) return;
      while (newest.length <= stream) {
        newest.push(NONE);
        lengths.push(0);
      }
      newest.set(stream, chains.insert(stream, newest.at(stream), span));
    },
    closedGaps(take) {
      for (let stream = 0; stream < newest.length; stream += 1) {
        if (chains.hasSeveral(newest.at(stream))) chains.closedGaps(stream, newest.at(stream), take);
      }
    },
    spansOf: (stream) => (stream < newest.length ? chains.list(newest.at(stream)) : []),
  };
}
