import type { Statement } from './driver.ts';
import { sql } from './sql.ts';

/** The sixth shape: facts of some streams beside those of all (`''`), which were there before. */
export function scopeShape(): readonly Statement[] {
  return [
    sql`create table scoped_buckets (
      scope text not null,
      at bigint not null,
      body text not null,
      primary key (scope, at)
    )`,
    sql`insert into scoped_buckets (scope, at, body) select '', at, body from fact_buckets`,
    sql`drop table fact_buckets`,
    sql`alter table scoped_buckets rename to fact_buckets`,
    sql`create index fact_buckets_at on fact_buckets (at)`,
    sql`create table scoped_days (
      scope text not null,
      zone text not null,
      day text not null,
      kept_at bigint not null,
      body text not null,
      primary key (scope, zone, day)
    )`,
    sql`insert into scoped_days (scope, zone, day, kept_at, body)
      select '', zone, day, kept_at, body from fact_days`,
    sql`drop table fact_days`,
    sql`alter table scoped_days rename to fact_days`,
    sql`create index fact_days_kept on fact_days (kept_at)`,
  ];
}
