import type { UnixSeconds } from '../live/port.ts';
import { createColumn, type Column } from './column.ts';
import type { TimeSpan } from './spans.ts';

/** No span: the end of a chain. */
export const NONE = -1;

/** Takes time that was not in the chain of that stream before. */
type TakeNew = (stream: number, from: UnixSeconds, to: UnixSeconds) => void;

export type TakeGap = (stream: number, from: UnixSeconds, to: UnixSeconds) => void;

/** Time on air, and whether it ended because the connection closed. */
export interface OnAirSpan extends TimeSpan {
  readonly isClosed: boolean;
}

/**
 * Sets of time, each a chain of spans in columns, the newest first: no two of a chain meet or overlap. A chain is named by
 * its first span, and an empty one is `NONE`.
 */
export interface SpanChains {
  /** Adds a span to the chain of a stream, tells what of it is new, and gives the first span of the chain. */
  insert(stream: number, newest: number, span: OnAirSpan): number;
  /** In the order of time. */
  list(newest: number): readonly TimeSpan[];
  /** Tells the gaps that began where a connection closed, the last one first. */
  closedGaps(stream: number, newest: number, take: TakeGap): void;
  /** Whether a chain is of more than one span. */
  hasSeveral(newest: number): boolean;
}

export function createSpanChains(takeNew: TakeNew): SpanChains {
  const columns = createColumns();
  const { before } = columns;
  return {
    insert(stream, newest, span) {
      let [newer, own] = [NONE, newest];
      // Pushes are told in the order of their ends, so that this mostly ends at once.
      while (own !== NONE && columns.from.at(own) > span.to) [newer, own] = [own, before.at(own)];
      if (own !== NONE && columns.to.at(own) >= span.from) {
        widen(columns, own, span, { stream, takeNew });
        return newest;
      }
      takeNew(stream, span.from, span.to);
      const added = append(columns, span, own);
      if (newer !== NONE) before.set(newer, added);
      return newer === NONE ? added : newest;
    },
    ...readsOf(columns),
  };
}

function readsOf({ from, to, before, closed }: Columns): Omit<SpanChains, 'insert'> {
  return {
    list(newest) {
      const spans: TimeSpan[] = [];
      for (let span = newest; span !== NONE; span = before.at(span)) {
        spans.push({ from: from.at(span), to: to.at(span) });
      }
      return spans.toReversed();
    },
    hasSeveral: (newest) => newest !== NONE && before.at(newest) !== NONE,
    closedGaps(stream, newest, take) {
      for (let next = newest, span = before.at(next); span !== NONE; next = span, span = before.at(next)) {
        if (closed.at(span) === to.at(span)) take(stream, to.at(span), from.at(next));
      }
    },
  };
}

interface Columns {
  readonly from: Column;
  readonly to: Column;
  /** The next older span of the chain. */
  readonly before: Column;
  /** When a connection within the span closed last: only where that is its end was nobody else on air. */
  readonly closed: Column;
}

const createColumns = (): Columns => ({
  from: createColumn(),
  to: createColumn(),
  before: createColumn(),
  closed: createColumn(),
});

/** A new span at the head of a chain; gives its number. */
function append({ from, to, before, closed }: Columns, span: OnAirSpan, older: number): number {
  from.push(span.from);
  to.push(span.to);
  before.push(older);
  closed.push(span.isClosed ? span.to : NONE);
  return from.length - 1;
}

/** Widens a span that the other meets, and takes in the older ones that it meets then. */
function widen(
  { from, to, before, closed }: Columns,
  own: number,
  span: OnAirSpan,
  { stream, takeNew }: { readonly stream: number; readonly takeNew: TakeNew },
): void {
  if (span.to > to.at(own)) {
    takeNew(stream, to.at(own), span.to);
    to.set(own, span.to);
  }
  if (span.isClosed) closed.set(own, Math.max(closed.at(own), span.to));
  for (let older = before.at(own); older !== NONE && to.at(older) >= span.from; older = before.at(own)) {
    if (to.at(older) < from.at(own)) takeNew(stream, to.at(older), from.at(own));
    from.set(own, from.at(older));
    before.set(own, before.at(older));
  }
  if (span.from < from.at(own)) {
    takeNew(stream, span.from, from.at(own));
    from.set(own, span.from);
  }
}
