import { draw } from './counters.ts';
import type { Driver, Steps } from './driver.ts';
import type { Claim, Claims, UnixSeconds } from './port.ts';
import { only, sql } from './sql.ts';

export function createSqlClaims(driver: Driver): Claims {
  return {
    take: (key, holder, now, until) => driver.transact(() => takeClaim({ key, holder, now, until })),
    async release(claim) {
      await driver.transact(() => releaseClaim(claim));
    },
  };
}

export interface WantedClaim {
  readonly key: string;
  readonly holder: string;
  readonly now: UnixSeconds;
  readonly until: UnixSeconds;
}

/** The claim, or undefined while it is held. The fence is drawn after the look, so that those who lose write nothing. */
export function* takeClaim({ key, holder, now, until }: WantedClaim): Steps<Claim | undefined> {
  const held = yield sql`select key from claims where key = ${key} and until > ${now}`;
  if (held.length > 0) return undefined;
  const fence = yield* draw('fence');
  yield sql`insert into claims (key, holder, fence, at, until)
    values (${key}, ${holder}, ${fence}, ${now}, ${until})
    on conflict (key) do update
    set holder = excluded.holder, fence = excluded.fence, at = excluded.at, until = excluded.until`;
  return { key, fence };
}

/** Ends the claim, unless somebody else has taken it since. */
export function releaseClaim({ key, fence }: Claim): Steps<unknown> {
  return only(sql`delete from claims where key = ${key} and fence = ${fence}`);
}
