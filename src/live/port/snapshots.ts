import type { Receipt, Sourced } from './answers.ts';
import type { StreamFilter, StreamKey, StreamName, TaskId, UnixSeconds } from './names.ts';

/** One task that takes snapshots at the interval of its template. */
export interface SnapshotTask {
  readonly id: TaskId;
  readonly stream: StreamKey;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** One picture that the cloud took. */
export interface Picture {
  readonly name: StreamName;
  /** Approximate. */
  readonly at: UnixSeconds;
  /** Where the picture is; shown to the asker alone. */
  readonly url: string;
}

/** Reads about snapshots; every method throws a BotError whose `did` is `nothing`. */
export interface Snapshots {
  /** Tasks whose whole window lies between two moments (at most 90 days back), newest first. */
  tasks(filter: StreamFilter, from: UnixSeconds, to: UnixSeconds): Promise<Sourced<readonly SnapshotTask[]>>;
  /**
   * Takes all pictures out of the cloud's queue, where they are gone once they were given (tencent-live 3.9, 14 #21): each
   * batch is handed to `keep` before the next is asked for, and a `keep` that throws ends it. Gives how many there were.
   */
  drain(keep: (pictures: readonly Picture[]) => Promise<void>): Promise<Sourced<number>>;
}

/** What to take pictures of: no `from` means now; the span at most 24 h (tencent-live 5.17). */
export interface SnapshotOrder {
  readonly from: UnixSeconds | undefined;
  readonly to: UnixSeconds;
  readonly templateId: number;
}

/** Writes about snapshots, one request each, as `StreamControl`. */
export interface SnapshotControl {
  start(stream: StreamKey, order: SnapshotOrder): Promise<Receipt & { readonly task: TaskId }>;
}
