import type { Statement } from './driver.ts';
import { sql } from './sql.ts';

/** The fifth shape: facts of days that the cloud forgets. */
export function factsShape(): readonly Statement[] {
  return [
    sql`create table fact_buckets (at bigint primary key, body text not null)`,
    sql`create table fact_days (
      zone text not null,
      day text not null,
      kept_at bigint not null,
      body text not null,
      primary key (zone, day)
    )`,
    sql`create index fact_days_kept on fact_days (kept_at)`,
  ];
}
