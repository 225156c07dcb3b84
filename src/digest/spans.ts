import type { UnixSeconds } from '../live/port.ts';

/** Spans of time as a set: what overlaps counts once. */
export interface Spans {
  add(from: UnixSeconds, to: UnixSeconds): void;
  /** Seconds that are in at least one of them. */
  lengthS(): number;
}

/** Spans are put together when there are this many more than last time, so that memory follows the gaps, not the spans. */
const LOOSE = 64;

type Span = readonly [from: UnixSeconds, to: UnixSeconds];

export function createSpans(): Spans {
  let spans: Span[] = [];
  let packed = 0;
  const pack = (): void => {
    spans = joined(spans);
    packed = spans.length;
  };
  return {
    add(from, to) {
      if (from >= to) return;
      spans.push([from, to]);
      if (spans.length >= 2 * packed + LOOSE) pack();
    },
    lengthS() {
      pack();
      return spans.reduce((sum, [from, to]) => sum + to - from, 0);
    },
  };
}

/** The same set as spans that neither meet nor overlap, in order. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], to)];
    else out.push([from, to]);
  }
  return out;
}
