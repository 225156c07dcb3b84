import type { UnixSeconds } from '../port.ts';

export type JobKind = 'record' | 'snapshot' | 'mix';

/**
 * Something that the bot started in the cloud and that goes on there: a recording, snapshots, a mix. It is kept because
 * some clouds have no list of theirs.
 */
export interface Job {
  /** `record:<task id>`, `snapshot:<task id>` or `mix:<session>`. */
  readonly id: string;
  readonly kind: JobKind;
  /** The stream name; for a mix that of its output. */
  readonly target: string;
  readonly from: UnixSeconds;
  /** When it ends by itself; undefined: when it is stopped. */
  readonly until: UnixSeconds | undefined;
  /** When it was stopped before that. */
  readonly endedAt: UnixSeconds | undefined;
  /** JSON text, without secrets, that its commands alone read. */
  readonly body: string;
}

export interface JobFilter {
  readonly kind: JobKind;
  readonly target?: string;
  /** Only those that were not over at this moment. */
  readonly since: UnixSeconds;
}

export interface Jobs {
  /** Keeps it; one of that id that is there already is replaced, and is open again. */
  put(job: Omit<Job, 'endedAt'>): Promise<void>;
  /** It was stopped; false when there is none of that id that is open. */
  end(id: string, at: UnixSeconds): Promise<boolean>;
  /** Nothing came of it after all. */
  forget(id: string): Promise<void>;
  read(id: string): Promise<Job | undefined>;
  /** Newest first. */
  list(filter: JobFilter, most: number): Promise<readonly Job[]>;
}
