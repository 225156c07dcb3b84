import type { Text } from '../core/text.ts';
import type { DayFacts } from './facts.ts';

/** What a day, a week or a month is compared with, and the words for it. */
export interface Base {
  readonly facts: DayFacts;
  /** The head of its column: `vs day before`. */
  readonly column: Text;
  /** Within a sentence: `the day before`. */
  readonly named: Text;
}

/** The first is the one that the verdict speaks of. */
export type Bases = readonly [Base, ...Base[]];
