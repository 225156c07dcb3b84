import type { Button } from '../core/reply.ts';
import type { Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Action } from './actions.ts';
import type { Bases } from './base.ts';
import type { DayFacts } from './facts.ts';
import type { Recorded } from './recorded.ts';
import type { Why } from './why.ts';

/** What a digest tells of. */
export type DigestSpan = 'day' | 'week' | 'month';

/** All that a digest is written from. */
export interface Digested {
  readonly span: DigestSpan;
  /** Of a week or a month, put together from days. */
  readonly day: DayFacts;
  readonly bases: Bases;
  readonly now: UnixSeconds;
  /** What is to be said of the posting itself: late, skipped, perhaps twice. */
  readonly notes?: readonly Text[];
  /** Why it was played more or less than the first base. */
  readonly why?: Why;
  /** What the bot did to streams, oldest first. */
  readonly actions?: readonly Action[];
  /** What was recorded, the most first. */
  readonly recorded?: readonly Recorded[];
  /** So many streams are named at most; 10 when left out. */
  readonly top?: number | undefined;
  /** Leads to the digest before this one. */
  readonly earlier?: Button;
}
