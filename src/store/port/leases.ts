import type { UnixSeconds } from '../port.ts';

/** A stream that one person was given to push to for a while; what it is signed with is not kept. */
export interface Lease {
  readonly id: string;
  /** Whose: the person's key, `slack:U024BE7LH`. */
  readonly owner: string;
  readonly domain: string;
  readonly app: string;
  readonly name: string;
  readonly from: UnixSeconds;
  /** When it is ended, unless that happened before. */
  readonly until: UnixSeconds;
  /** When its end began, and which of those who may end it did; undefined while it is open. */
  readonly ended: { readonly at: UnixSeconds; readonly by: string } | undefined;
}

export interface Leases {
  /** False (and nothing kept) when its owner has `most` already that are open at `lease.from`. */
  add(lease: Omit<Lease, 'ended'>, most: number): Promise<boolean>;
  read(id: string): Promise<Lease | undefined>;
  /** Those of one owner that are neither ended nor over at `now`, the one that ends first before the others. */
  open(owner: string, now: UnixSeconds): Promise<readonly Lease[]>;
  /** Moves the end of one that is open at `now`; false when it is not, or no longer ends at `from`. */
  extend(
    id: string,
    ends: { readonly from: UnixSeconds; readonly to: UnixSeconds },
    now: UnixSeconds,
  ): Promise<boolean>;
  /**
   * Begins its end, for one of those who may do that: true for `by` alone, and again whenever it asks. False for anybody
   * else, and when it no longer ends at `until`.
   */
  end(id: string, until: UnixSeconds, by: string, at: UnixSeconds): Promise<boolean>;
}
