import type { Statement } from './driver.ts';
import { sql } from './sql.ts';

/** The second shape: digests. */
export function digestShape(): readonly Statement[] {
  return [
    sql`create table digests (
      id text primary key,
      channel text not null,
      next_run bigint not null,
      wake_at bigint not null,
      body text not null
    )`,
    sql`create index digests_wake_at on digests (wake_at)`,
    sql`create index digests_channel on digests (channel, id)`,
  ];
}
