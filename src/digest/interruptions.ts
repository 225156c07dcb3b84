import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { TimeSpan } from './spans.ts';

/** A stream that broke off and came back. */
export interface Interruption extends TimeSpan {
  readonly name: string;
  /** Why the push before it ended. */
  readonly cause: Text;
}

/** Whoever is back within this time after a connection closed did mean to be on air. */
export const BACK_WITHIN_S = 3600;

/** What is said of such a gap: nobody knows whether the encoder or its line ended it. */
export const CLOSED: Text = text`the connection closed`;

/** As many as a person reads. */
export const MOST_INTERRUPTIONS = 3;

/** Where a push failed, by the moment at which it ended. */
export type Breaks = ReadonlyMap<UnixSeconds, Text>;

/** Gaps of one stream that began with a failed push and ended with the next one; what never came back is no gap. */
export function interruptionsOf(name: string, onAir: readonly TimeSpan[], breaks: Breaks): Interruption[] {
  return onAir.flatMap(({ to: from }, index) => {
    const [cause, next] = [breaks.get(from), onAir[index + 1]];
    return cause === undefined || next === undefined ? [] : [{ name, from, to: next.from, cause }];
  });
}

/** The longest first, and of equal ones the earliest: in whatever order pushes were told. */
const byLength = (a: Interruption, b: Interruption): number =>
  b.to - b.from - (a.to - a.from) || a.from - b.from || (a.name < b.name ? -1 : Number(a.name > b.name));

export const longestOf = (found: readonly Interruption[]): readonly Interruption[] =>
  found.toSorted(byLength).slice(0, MOST_INTERRUPTIONS);

/** The longest with one more, without a sort where it is none of them. */
export function withLonger(longest: readonly Interruption[], gap: Interruption): readonly Interruption[] {
  const last = longest[MOST_INTERRUPTIONS - 1];
  return last !== undefined && byLength(last, gap) <= 0 ? longest : longestOf([...longest, gap]);
}
