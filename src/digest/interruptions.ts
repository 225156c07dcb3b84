import type { Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { TimeSpan } from './spans.ts';

/** A stream that broke off and came back. */
export interface Interruption extends TimeSpan {
  readonly name: string;
  /** Why the push before it ended. */
  readonly cause: Text;
}

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

/** The longest first. */
export const longestOf = (found: readonly Interruption[]): readonly Interruption[] =>
  found.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_INTERRUPTIONS);
