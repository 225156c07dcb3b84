import type { Sourced } from './answers.ts';
import type { StreamName, UnixSeconds } from './names.ts';

/** One callback that the cloud sent, or tried to. */
export interface CallbackRecord {
  /** The event type, e.g. 0 for a push that stopped (tencent-live 11.2). */
  readonly type: number;
  readonly at: UnixSeconds;
  /** The body as it was sent, JSON text. */
  readonly body: string;
}

/** What the cloud called back with, for whoever missed it (tencent-live 5.16). Throws a BotError whose `did` is `nothing`. */
export interface CallbackRecords {
  /** All of one stream name between two moments (at most 14 days back), oldest first. */
  list(name: StreamName, from: UnixSeconds, to: UnixSeconds): Promise<Sourced<readonly CallbackRecord[]>>;
}
