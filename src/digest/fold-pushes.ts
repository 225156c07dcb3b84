import type { Text } from '../core/text.ts';
import { plainText, text } from '../core/text.ts';
import type { PushEvent, StreamKey, UnixSeconds } from '../live/port.ts';
import { stopKind } from '../live/stop-reason.ts';
import type { Interruption } from './interruptions.ts';
import { bucketTimes, createBucketCounts, type PushBucket } from './push-buckets.ts';
import { addSpan, createSpans } from './spans.ts';
import { sumOnAir, type OnAirStream, type Pushed } from './sum-on-air.ts';

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

export interface PushCause {
  readonly cause: Text;
  readonly count: number;
  /** Those of them that failed only after the window had ended; left out: none. */
  readonly endedAfter?: number | undefined;
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

interface CauseCount {
  readonly cause: Text;
  count: number;
  endedAfter?: number;
}

/** Folds the pushes of a window; what of a push lies outside is cut off. */
export function foldPushes(window: Window): PushFold {
  const { from, to } = window;
  const streams = new Map<string, Pushed>();
  const causes = new Map<string, CauseCount>();
  const [begun, failed] = [createBucketCounts(window), createBucketCounts(window)];
  let [pushes, carried] = [0, 0];
  const addPush = (stream: StreamKey, began: UnixSeconds, ended: UnixSeconds): Pushed | undefined => {
    // A refused push has no length: it is in the window of its one moment.
    if (began >= to || ended < from || (ended === from && began < ended)) return undefined;
    pushes += 1;
    if (began < from) carried += 1;
    else begun.count(began);
    const pushed = pushedOf(streams, stream);
    addSpan(pushed.spans, Math.max(began, from), Math.min(ended, to));
    return pushed;
  };
  return {
    add(push) {
      const pushed = addPush(push.stream, push.from, push.to);
      const cause = pushed && failure(push);
      if (pushed === undefined || cause === undefined) return;
      countCause(causes, cause, push.to > to);
      failed.count(Math.max(push.from, from));
      pushed.breaks ??= new Map();
      pushed.breaks.set(push.to, cause);
    },
    addLive: (stream, since) => void addPush(stream, since, Infinity),
    sum() {
      const { perBucket, ...onAir } = sumOnAir(streams.values(), window);
      const all = [...causes.values()].toSorted((a, b) => b.count - a.count);
      const buckets = bucketTimes(window).map((at) => ({
        at,
        pushes: begun.of(at),
        onAirS: perBucket.of(at),
        failed: failed.of(at),
      }));
      const count = all.reduce((sum, cause) => sum + cause.count, 0);
      return { pushes, carried, streams: streams.size, failed: count, causes: all, ...onAir, buckets };
    },
  };
}

function countCause(causes: Map<string, CauseCount>, cause: Text, isAfter: boolean): void {
  const known: CauseCount = causes.get(plainText(cause)) ?? { cause, count: 0 };
  causes.set(plainText(cause), known);
  known.count += 1;
  if (isAfter) known.endedAfter = (known.endedAfter ?? 0) + 1;
}

function pushedOf(streams: Map<string, Pushed>, { domain, app, name }: StreamKey): Pushed {
  const path = `${domain}/${app}/${name}`;
  const known = streams.get(path);
  if (known !== undefined) return known;
  const made = { name, spans: createSpans(), breaks: undefined };
  streams.set(path, made);
  return made;
}

/** Why the push failed; prose that is no known reason counts as a failure where nothing was pushed at all. */
function failure({ stopReason, durationS }: PushEvent): Text | undefined {
  const stop = stopKind(stopReason);
  if (stop.kind === 'failed') return stop.cause;
  return stop.kind === 'unknown' && durationS === 0 ? text`${stopReason}` : undefined;
}
