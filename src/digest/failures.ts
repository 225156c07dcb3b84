import type { Text } from '../core/text.ts';
import { plainText, text } from '../core/text.ts';
import type { PushEvent, UnixSeconds } from '../live/port.ts';
import type { StopKind } from '../live/stop-reason.ts';
import type { TimeSpan } from './spans.ts';
import { createBucketCounts, type BucketCounts } from './push-buckets.ts';

export interface PushCause {
  readonly cause: Text;
  readonly count: number;
}

/** Pushes that failed, one after the other; only their causes are kept, and where each stream broke off. */
export interface Failures {
  /** A push of the stream of that number; one that did not fail, or only after the window, counts as nothing. */
  add(push: PushEvent, stop: StopKind, stream: number): void;
  /** Why pushes of a stream failed, by the moment at which they ended; most streams have none. */
  readonly breaks: ReadonlyMap<number, ReadonlyMap<UnixSeconds, Text>>;
  readonly perBucket: BucketCounts;
  /** The most frequent first. */
  causes(): readonly PushCause[];
}

interface CauseCount {
  readonly cause: Text;
  count: number;
}

export function createFailures(window: TimeSpan): Failures {
  const causes = new Map<string, CauseCount>();
  const breaks = new Map<number, Map<UnixSeconds, Text>>();
  const perBucket = createBucketCounts(window);
  return {
    breaks,
    perBucket,
    add(push, stop, stream) {
      // What fails on the next day is that day's news, and must not change this one by when it is read.
      const cause = push.to > window.to ? undefined : failure(push, stop);
      if (cause === undefined) return;
      countCause(causes, cause);
      perBucket.count(Math.min(push.to, window.to - 1));
      breaks.set(stream, (breaks.get(stream) ?? new Map<UnixSeconds, Text>()).set(push.to, cause));
    },
    causes: () => [...causes.values()].toSorted((a, b) => b.count - a.count),
  };
}

function countCause(causes: Map<string, CauseCount>, cause: Text): void {
  const known: CauseCount = causes.get(plainText(cause)) ?? { cause, count: 0 };
  causes.set(plainText(cause), known);
  known.count += 1;
}

/** Why the push failed; prose that is no known reason counts as a failure where nothing was pushed at all. */
function failure({ stopReason, durationS }: PushEvent, stop: StopKind): Text | undefined {
  if (stop.kind === 'failed') return stop.cause;
  return stop.kind === 'unknown' && durationS === 0 ? text`${stopReason}` : undefined;
}
