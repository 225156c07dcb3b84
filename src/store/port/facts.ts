import type { UnixSeconds } from '../port.ts';

/** Facts of 15 minutes (UTC), so that a day of any zone can be put together. */
export interface KeptBucket {
  /** Its first moment. */
  readonly at: UnixSeconds;
  /** JSON text that only the digest reads. */
  readonly body: string;
}

/** What can be said of a whole day alone, such as how many streams were pushed. */
export interface KeptDay {
  /** Which streams it tells of: `''` for all, else as the digest names them. */
  readonly scope: string;
  /** The IANA zone whose day it is. */
  readonly zone: string;
  /** `2026-11-21`. */
  readonly day: string;
  readonly keptAt: UnixSeconds;
  /** JSON text that only the digest reads. */
  readonly body: string;
}

/** Facts of days that are over, kept for longer than the cloud keeps them. */
export interface Facts {
  /** Keeps the day and its buckets, all or nothing; they take the place of what was kept of its scope, day and times. */
  keep(day: KeptDay, buckets: readonly KeptBucket[]): Promise<void>;
  /** Those that begin between two moments, `from` included and `to` not, in order. */
  buckets(from: UnixSeconds, to: UnixSeconds, scope: string): Promise<readonly KeptBucket[]>;
  day(zone: string, day: string, scope: string): Promise<KeptDay | undefined>;
}
