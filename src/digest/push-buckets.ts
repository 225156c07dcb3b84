import type { UnixSeconds } from '../live/port.ts';
import { BUCKET_S } from './facts.ts';
import type { TimeSpan } from './spans.ts';

/** What was pushed within one bucket of `BUCKET_S`. */
export interface PushBucket {
  readonly at: UnixSeconds;
  /** Pushes and tries that began in it. */
  readonly pushes: number;
  /** Seconds on air, summed over streams. */
  readonly onAirS: number;
  /** Of those that began in it. */
  readonly failed: number;
}

/** One number for each bucket of a window. */
export interface BucketCounts {
  count(at: UnixSeconds): void;
  /** Adds the seconds of a span to the buckets that it touches. */
  addSeconds(from: UnixSeconds, to: UnixSeconds): void;
  of(at: UnixSeconds): number;
}

/** The first moments of the buckets that cover the window. */
export function bucketTimes({ from, to }: TimeSpan): readonly UnixSeconds[] {
  const first = Math.floor(from / BUCKET_S);
  const count = Math.ceil(to / BUCKET_S) - first;
  return Array.from({ length: count }, (_, index) => (first + index) * BUCKET_S);
}

/** An array of numbers, since nearly every push of a day touches one. */
export function createBucketCounts(window: TimeSpan): BucketCounts {
  const counts = bucketTimes(window).map(() => 0);
  const first = Math.floor(window.from / BUCKET_S);
  const indexOf = (at: UnixSeconds): number => Math.floor(at / BUCKET_S) - first;
  const add = (index: number, more: number): void => {
    const known = counts[index];
    if (known === undefined) throw new RangeError('a moment outside the window was counted');
    counts[index] = known + more;
  };
  return {
    count: (at) => add(indexOf(at), 1),
    addSeconds(from, to) {
      for (let at = from; at < to;) {
        const end = Math.min(to, (Math.floor(at / BUCKET_S) + 1) * BUCKET_S);
        add(indexOf(at), end - at);
        at = end;
      }
    },
    of: (at) => counts[indexOf(at)] ?? 0,
  };
}
