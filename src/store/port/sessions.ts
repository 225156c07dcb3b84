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
  /** `errcode/sub_errcode` once the cloud's records told it, until then the callback's `errcode` alone. */
  readonly stopReason: string | undefined;
  /** The callback's own words about the stop. */
  readonly stopMessage: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Personal data: for moderators only (product C3). */
  readonly clientIp: string | undefined;
  readonly standing: Standing;
}

export type SessionKey = Pick<PushSession, 'domain' | 'app' | 'name' | 'sequence'>;

export interface SessionFilter {
  readonly name?: string;
  readonly standing?: Standing;
  /** Only those that were not over at this moment. */
  readonly since: UnixSeconds;
}

export interface Sessions {
  /** Adds what an event tells to its session; what is known of it and undefined here stays. */
  report(told: Omit<PushSession, 'standing'>): Promise<void>;
  /** What a read of the cloud made of it; gives false when there is no such session. */
  settle(
    key: SessionKey,
    found: { readonly standing: Standing } & Partial<
      Pick<PushSession, 'startedAt' | 'endedAt' | 'stopReason'>
    >,
  ): Promise<boolean>;
  /** Newest first. */
  list(filter: SessionFilter, most: number): Promise<readonly PushSession[]>;
}
