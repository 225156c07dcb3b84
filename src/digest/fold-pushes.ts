import type { Text } from '../core/text.ts';
import { plainText, text } from '../core/text.ts';
import type { PushEvent, StreamKey, UnixSeconds } from '../live/port.ts';
import { stopKind } from '../live/stop-reason.ts';
import { createSpans, type Spans } from './spans.ts';

/** What was pushed within a window. */
export interface PushSum {
  /** Pushes and tries of which some moment lies in the window. */
  readonly pushes: number;
  readonly streams: number;
  /** Seconds on air, summed over streams; pushes of one stream that overlap count once. */
  readonly onAirS: number;
  /** Seconds in which at least one stream was on air. */
  readonly anyOnAirS: number;
  readonly failed: number;
  /** Why, the most frequent first; their counts add up to `failed`. */
  readonly causes: readonly { readonly cause: Text; readonly count: number }[];
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

interface Cause {
  readonly cause: Text;
  count: number;
}

/** Folds the pushes of a window; what of a push lies outside is cut off. */
export function foldPushes({ from, to }: Window): PushFold {
  const streams = new Map<string, Spans>();
  const all = createSpans();
  const causes = new Map<string, Cause>();
  let pushes = 0;
  const addSpan = (stream: StreamKey, began: UnixSeconds, ended: UnixSeconds): boolean => {
    // A refused push has no length: it is in the window of its one moment.
    if (began >= to || ended < from || (ended === from && began < ended)) return false;
    pushes += 1;
    const path = `${stream.domain}/${stream.app}/${stream.name}`;
    const spans = streams.get(path) ?? createSpans();
    streams.set(path, spans);
    for (const each of [spans, all]) each.add(Math.max(began, from), Math.min(ended, to));
    return true;
  };
  return {
    add(push) {
      if (!addSpan(push.stream, push.from, push.to)) return;
      const cause = failure(push);
      if (cause === undefined) return;
      const known = causes.get(plainText(cause)) ?? { cause, count: 0 };
      causes.set(plainText(cause), known);
      known.count += 1;
    },
    addLive: (stream, since) => void addSpan(stream, since, Infinity),
    sum: () => ({
      pushes,
      streams: streams.size,
      onAirS: [...streams.values()].reduce((sum, spans) => sum + spans.lengthS(), 0),
      anyOnAirS: all.lengthS(),
      failed: [...causes.values()].reduce((sum, { count }) => sum + count, 0),
      causes: [...causes.values()].toSorted((a, b) => b.count - a.count),
    }),
  };
}

/** Why the push failed; prose that is no known reason counts as a failure where nothing was pushed at all. */
function failure({ stopReason, durationS }: PushEvent): Text | undefined {
  const stop = stopKind(stopReason);
  if (stop.kind === 'failed') return stop.cause;
  return stop.kind === 'unknown' && durationS === 0 ? text`${stopReason}` : undefined;
}
