import type { PushEvent, StreamKey, UnixSeconds } from '../live/port.ts';
import { stopKind } from '../live/stop-reason.ts';
import { createFailures, type PushCause } from './failures.ts';
import { sumOnAir, type OnAirStream } from './sum-on-air.ts';
import type { Interruption } from './interruptions.ts';
import { bucketTimes, createBucketCounts, type PushBucket } from './push-buckets.ts';
import { createStreamNumbers } from './stream-numbers.ts';
import { createTimesOnAir } from './times-on-air.ts';

/** What was pushed within a window. */
export interface PushSum {
  /** Pushes and tries of which some moment lies in the window. */
  readonly pushes: number;
  /** Those of them that were on air when the window began. */
  readonly carried: number;
  /** Undefined when only sums are left of that time. */
  readonly streams: number | undefined;
  /** Seconds on air, summed over streams; pushes of one stream that overlap count once. */
  readonly onAirS: number;
  readonly failed: number;
  /** Why, the most frequent first; their counts add up to `failed`. */
  readonly causes: readonly PushCause[];
  /** The longest first. */
  readonly interruptions: readonly Interruption[];
  readonly buckets: readonly PushBucket[];
  /** Streams with the most time on air, the most first. */
  readonly longest: readonly OnAirStream[];
}

/** Pushes one after the other; only counts, causes and joined spans are kept. */
export interface PushFold {
  add(push: PushEvent): void;
  /** One that is still on air. */
  addLive(stream: StreamKey, since: UnixSeconds): void;
  sum(): PushSum;
}

export interface Window {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** Folds the pushes of a window; what of a push lies outside is cut off. */
export function foldPushes(window: Window): PushFold {
  const { from, to } = window;
  const numbers = createStreamNumbers();
  const [times, failures] = [createTimesOnAir(window), createFailures(window)];
  const begun = createBucketCounts(window);
  let [pushes, carried] = [0, 0];
  const addPush = (stream: StreamKey, began: UnixSeconds, ended: UnixSeconds, isClosed: boolean) => {
    // A refused push has no length: it is in the window of its one moment.
    if (began >= to || ended < from || (ended === from && began < ended)) return undefined;
    pushes += 1;
    if (began < from) carried += 1;
    else begun.count(began);
    const number = numbers.of(stream);
    times.add(number, { from: Math.max(began, from), to: Math.min(ended, to), isClosed });
    return number;
  };
  return {
    add(push) {
      const stop = stopKind(push.stopReason);
      const number = addPush(push.stream, push.from, push.to, stop.kind === 'closed');
      if (number !== undefined) failures.add(push, stop, number);
    },
    addLive: (stream, since) => void addPush(stream, since, Infinity, false),
    sum() {
      const causes = failures.causes();
      const failed = causes.reduce((sum, { count }) => sum + count, 0);
      const buckets = bucketTimes(window).map((at) => ({
        at,
        pushes: begun.of(at),
        onAirS: times.perBucket.of(at),
        failed: failures.perBucket.of(at),
      }));
      const onAir = sumOnAir({ numbers, times, failures });
      return { pushes, carried, streams: numbers.count, failed, causes, ...onAir, buckets };
    },
  };
}
