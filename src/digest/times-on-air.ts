import type { UnixSeconds } from '../live/port.ts';
import { createColumn } from './column.ts';
import { joinSpans, type TimeSpan } from './spans.ts';

/** When each stream was on air, for hundreds of thousands of streams by their numbers: in columns, not in objects. */
export interface TimesOnAir {
  /** Adds a span of time; an empty one is none. */
  add(stream: number, from: UnixSeconds, to: UnixSeconds): void;
  /** In order; what meets or overlaps is one. */
  spansOf(stream: number): readonly TimeSpan[];
}

/** No span stands before the first one of a stream. */
const NONE = -1;

export function createTimesOnAir(): TimesOnAir {
  const [newest, from, to, before] = [createColumn(), createColumn(), createColumn(), createColumn()];
  const newestOf = (stream: number): number => (stream < newest.length ? newest.at(stream) : NONE);
  const spanAt = (span: number): TimeSpan => ({ from: from.at(span), to: to.at(span) });
  return {
    add(stream, begin, end) {
      if (begin >= end) return;
      const last = newestOf(stream);
      // Pushes are told in the order of their ends, so that what overlaps mostly overlaps the newest.
      if (last !== NONE && begin <= to.at(last) && end >= from.at(last)) {
        from.set(last, Math.min(begin, from.at(last)));
        to.set(last, Math.max(end, to.at(last)));
        return;
      }
      while (newest.length <= stream) newest.push(NONE);
      newest.set(stream, from.length);
      from.push(begin);
      to.push(end);
      before.push(last);
    },
    spansOf(stream) {
      const last = newestOf(stream);
      if (last === NONE) return [];
      if (before.at(last) === NONE) return [spanAt(last)];
      const spans: TimeSpan[] = [];
      for (let span = last; span !== NONE; span = before.at(span)) spans.push(spanAt(span));
      return joinSpans(spans);
    },
  };
}
