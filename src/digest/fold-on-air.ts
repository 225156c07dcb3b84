import type { Failures } from './failures.ts';
import { interruptionsOf, longestOf, type Interruption } from './interruptions.ts';
import { createBucketCounts, type BucketCounts } from './push-buckets.ts';
import type { TimeSpan } from './spans.ts';
import type { StreamNumbers } from './stream-numbers.ts';
import type { TimesOnAir } from './times-on-air.ts';

/** What is known of the streams by their numbers. */
export interface OnAirSources {
  readonly numbers: Pick<StreamNumbers, 'nameOf'>;
  readonly times: Pick<TimesOnAir, 'spansOf'>;
  readonly failures: Pick<Failures, 'breaksOf'>;
  readonly window: TimeSpan;
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

/** Takes stream by stream; only sums and the longest stay. */
export interface OnAirFold {
  /** The stream of that number. */
  add(number: number): void;
  sum(): OnAirSum;
}

export function foldOnAir({ numbers, times, failures, window }: OnAirSources): OnAirFold {
  const perBucket = createBucketCounts(window);
  const longest = createLongest();
  let onAirS = 0;
  let interruptions: readonly Interruption[] = [];
  return {
    add(number) {
      const onAir = times.spansOf(number);
      const lengthS = addLengths(onAir, perBucket);
      onAirS += lengthS;
      if (lengthS > longest.leastS()) longest.add({ name: numbers.nameOf(number), onAir, lengthS });
      const breaks = failures.breaksOf(number);
      if (breaks === undefined) return;
      const found = interruptionsOf(numbers.nameOf(number), onAir, breaks);
      if (found.length > 0) interruptions = longestOf([...interruptions, ...found]);
    },
    sum: () => ({ onAirS, perBucket, interruptions, longest: longest.list() }),
  };
}

/** Seconds of all spans, which are added to their buckets. */
function addLengths(onAir: readonly TimeSpan[], perBucket: BucketCounts): number {
  let lengthS = 0;
  for (const span of onAir) {
    perBucket.addSeconds(span);
    lengthS += span.to - span.from;
  }
  return lengthS;
}

interface OnAirFor extends OnAirStream {
  readonly lengthS: number;
}

/** The `MOST_ON_AIR` streams with the most time. */
function createLongest() {
  let longest: readonly OnAirFor[] = [];
  return {
    /** What a stream must have more of to be among them. */
    leastS: (): number => (longest.length < MOST_ON_AIR ? 0 : (longest.at(-1)?.lengthS ?? 0)),
    add(stream: OnAirFor) {
      longest = [...longest, stream].toSorted((a, b) => b.lengthS - a.lengthS).slice(0, MOST_ON_AIR);
    },
    list: (): readonly OnAirStream[] => longest.map(({ name, onAir }) => ({ name, onAir })),
  };
}
