import type { UnixSeconds } from '../port.ts';

/**
 * What is known of a session: `reported` by callbacks alone, `confirmed` by a read of the cloud, or `contradicted` by one.
 */
export type Standing = 'reported' | 'confirmed' | 'contradicted';

/** One push from its start to its stop, as callbacks report it; start and stop share the `sequence`. */
export interface PushSession {
  readonly domain: string;
  readonly app: string;
  readonly name: string;
  readonly sequence: string;
  readonly startedAt: UnixSeconds | undefined;
  readonly endedAt: UnixSeconds | undefined;
  /** Seconds on air as the stop told them: all that is known of a start that never came. */
  readonly durationS: number | undefined;
  /** `errcode/sub_errcode` once the cloud's records told it, until then the callback's `errcode` alone. */
  readonly stopReason: string | undefined;
  /** The callback's own words about the stop. */
  readonly stopMessage: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Personal data: for moderators only (product C3). */
  readonly clientIp: string | undefined;
  /** When a read of the cloud first showed it on air; undefined while none did. */
  readonly seenAt: UnixSeconds | undefined;
  readonly standing: Standing;
}

export type SessionKey = Pick<PushSession, 'domain' | 'app' | 'name' | 'sequence'>;

/** What one event tells of its session: at least one of start and end is there. */
export type SessionReport = Omit<PushSession, 'seenAt' | 'standing'>;

/** What a read of the cloud made of a session; what is undefined stays as it is. */
export interface SessionFinding {
  /** The session as it was when the cloud was read: one that was told more since then is not touched. */
  readonly session: PushSession;
  readonly standing: Standing;
  readonly seenAt?: UnixSeconds;
  readonly startedAt?: UnixSeconds;
  readonly endedAt?: UnixSeconds;
  readonly stopReason?: string;
}

export interface SessionFilter {
  readonly name?: string;
  readonly standing?: Standing;
  /** Only those that were not over at this moment. */
  readonly since: UnixSeconds;
}

export interface Sessions {
  /**
   * Adds what events tell to their sessions, all in one transaction: in any order and any number of times, the same comes
   * of it. A session that is told something new about its start or end is `reported` again; one whose end is confirmed
   * stays as it is.
   */
  report(told: readonly SessionReport[]): Promise<void>;
  /**
   * Writes what a read of the cloud made of sessions, and gives how many it wrote. A session whose end is confirmed stays,
   * and so does one whose confirmed start and end would be those of another confirmed session: one push is one session.
   */
  settle(found: readonly SessionFinding[]): Promise<number>;
  /** Newest first. */
  list(filter: SessionFilter, most: number): Promise<readonly PushSession[]>;
  /**
   * Those of which a read of the cloud can still tell something: confirmed and still open, or not confirmed and neither
   * begun nor ended before `since`. Newest first.
   */
  unsettled(since: UnixSeconds, most: number): Promise<readonly PushSession[]>;
}
