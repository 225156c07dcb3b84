import type { Statement } from './driver.ts';
import { sql } from './sql.ts';

/** The fourth shape: streams that people were given for a while. */
export function leaseShape(): readonly Statement[] {
  return [
    sql`create table leases (
      id text primary key,
      owner text not null,
      domain text not null,
      app text not null,
      name text not null,
      began bigint not null,
      until bigint not null,
      ended_at bigint,
      ended_by text
    )`,
    sql`create index leases_owner on leases (owner, until)`,
    sql`create index leases_until on leases (until)`,
  ];
}
