import type { UnixSeconds } from '../live/port.ts';

export interface TimeSpan {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/**
 * Spans of time as a set: what overlaps counts once. From and to stand one after the other in one array, since there is
 * one such set for each of up to 100,000 streams.
 */
export interface Spans {
  flat: UnixSeconds[];
  /** How long `flat` was when it was put together last. */
  packed: number;
}

/** Spans are put together when there are this many more than last time, so that memory follows the gaps, not the spans. */
const LOOSE = 64;

export const createSpans = (): Spans => ({ flat: [], packed: 0 });

export function addSpan(spans: Spans, from: UnixSeconds, to: UnixSeconds): void {
  if (from >= to) return;
  spans.flat.push(from, to);
  if (spans.flat.length >= 2 * (spans.packed + LOOSE)) pack(spans);
}

/** The set as spans that neither meet nor overlap, in order. */
export function listSpans(spans: Spans): readonly TimeSpan[] {
  pack(spans);
  return pairsOf(spans.flat);
}

function pack(spans: Spans): void {
  const flat: UnixSeconds[] = [];
  for (const { from, to } of pairsOf(spans.flat).toSorted((a, b) => a.from - b.from)) {
    const end = flat.at(-1);
    if (end !== undefined && from <= end) flat[flat.length - 1] = Math.max(end, to);
    else flat.push(from, to);
  }
  spans.flat = flat;
  spans.packed = flat.length;
}

function pairsOf(flat: readonly UnixSeconds[]): TimeSpan[] {
  const pairs: TimeSpan[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const [from = 0, to = 0] = flat.slice(index, index + 2);
    pairs.push({ from, to });
  }
  return pairs;
}
