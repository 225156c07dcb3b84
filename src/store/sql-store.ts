import type { Driver, Steps } from './driver.ts';
import type { Store, UnixSeconds } from './port.ts';
import { createSqlAudit } from './sql-audit.ts';
import { createSqlCalls } from './sql-calls.ts';
import { createSqlClaims } from './sql-claims.ts';
import { createSqlDigests } from './sql-digests.ts';
import { createSqlFacts } from './sql-facts.ts';
import { createSqlIntents } from './sql-intents.ts';
import { createSqlCloudEvents } from './sql-cloud-events.ts';
import { createSqlJobs } from './sql-jobs.ts';
import { createSqlLeases } from './sql-leases.ts';
import { createSqlLaters } from './sql-laters.ts';
import { createSqlSessions } from './sql-sessions.ts';
import { sql } from './sql.ts';

/** Longer than the 60 days for which the cloud tells of pushes that are over (tencent-live 5.6). */
const KEPT_S = 90 * 86_400;

/** A year and more, so that a month can be compared with that of the year before. */
const FACTS_KEPT_S = 400 * 86_400;

/** The store on a migrated database, whichever its driver is. */
export function createSqlStore(driver: Driver): Store {
  return {
    calls: createSqlCalls(driver),
    claims: createSqlClaims(driver),
    laters: createSqlLaters(driver),
    intents: createSqlIntents(driver),
    audit: createSqlAudit(driver),
    digests: createSqlDigests(driver),
    facts: createSqlFacts(driver),
    jobs: createSqlJobs(driver),
    leases: createSqlLeases(driver),
    events: createSqlCloudEvents(driver),
    sessions: createSqlSessions(driver),
    sweep: (now) => driver.transact(() => sweep(now)),
    close: () => driver.close(),
  };
}

/** The indexes go by source first, so that all of them are named. */
function* sweep(now: UnixSeconds): Steps<void> {
  const old = now - KEPT_S;
  yield sql`delete from saved_calls where until < ${now}`;
  yield sql`delete from claims where until < ${now}`;
  yield sql`delete from cloud_events
    where source in ('callback', 'record', 'queue') and received_at < ${old}`;
  yield sql`delete from jobs where coalesce(ended_at, until) < ${old}`;
  yield sql`delete from fact_buckets where at < ${now - FACTS_KEPT_S}`;
  yield sql`delete from fact_days where kept_at < ${now - FACTS_KEPT_S}`;
  yield sql`delete from leases where until < ${old}`;
  yield sql`delete from push_sessions where coalesce(ended_at, started_at) < ${old}
    and standing in ('reported', 'confirmed', 'contradicted')
    and not (standing = 'confirmed' and ended_at is null)`;
}
