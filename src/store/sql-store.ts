import type { Driver } from './driver.ts';
import type { Store } from './port.ts';
import { createSqlAudit } from './sql-audit.ts';
import { createSqlCalls } from './sql-calls.ts';
import { createSqlClaims } from './sql-claims.ts';
import { createSqlDigests } from './sql-digests.ts';
import { createSqlIntents } from './sql-intents.ts';
import { createSqlCloudEvents } from './sql-cloud-events.ts';
import { createSqlJobs } from './sql-jobs.ts';
import { createSqlLaters } from './sql-laters.ts';
import { createSqlSessions } from './sql-sessions.ts';
import { sql } from './sql.ts';

/** The store on a migrated database, whichever its driver is. */
export function createSqlStore(driver: Driver): Store {
  return {
    calls: createSqlCalls(driver),
    claims: createSqlClaims(driver),
    laters: createSqlLaters(driver),
    intents: createSqlIntents(driver),
    audit: createSqlAudit(driver),
    digests: createSqlDigests(driver),
    jobs: createSqlJobs(driver),
    events: createSqlCloudEvents(driver),
    sessions: createSqlSessions(driver),
    sweep: (now) =>
      driver.transact(function* () {
        yield sql`delete from saved_calls where until < ${now}`;
        yield sql`delete from claims where until < ${now}`;
      }),
    close: () => driver.close(),
  };
}
