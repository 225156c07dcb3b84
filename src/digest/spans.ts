import type { UnixSeconds } from '../live/port.ts';

export interface TimeSpan {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** Spans of time as a set: in order, and what meets or overlaps is one. */
export function joinSpans(spans: readonly TimeSpan[]): readonly TimeSpan[] {
  const joined: TimeSpan[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || from > last.to) joined.push({ from, to });
    else if (to > last.to) joined[joined.length - 1] = { from: last.from, to };
  }
  return joined;
}
