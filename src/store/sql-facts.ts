import type { Driver, Row, Steps } from './driver.ts';
import type { Facts, KeptBucket, KeptDay } from './port.ts';
import { textIn, wholeIn } from './row.ts';
import { sql } from './sql.ts';

export function createSqlFacts(driver: Driver): Facts {
  return {
    keep: (day, buckets) => driver.transact(() => keepAll(day, buckets)),
    async buckets(from, to, scope) {
      const found = sql`select * from fact_buckets
        where scope = ${scope} and at >= ${from} and at < ${to} order by at`;
      return (await driver.read(found)).map(readBucket);
    },
    async day(zone, day, scope) {
      const [row] = await driver.read(
        sql`select * from fact_days where scope = ${scope} and zone = ${zone} and day = ${day}`,
      );
      return row === undefined ? undefined : readDay(row);
    },
  };
}

function* keepAll({ scope, zone, day, keptAt, body }: KeptDay, buckets: readonly KeptBucket[]): Steps<void> {
  yield sql`insert into fact_days (scope, zone, day, kept_at, body)
    values (${scope}, ${zone}, ${day}, ${keptAt}, ${body})
    on conflict (scope, zone, day) do update set kept_at = excluded.kept_at, body = excluded.body`;
  for (const bucket of buckets) {
    yield sql`insert into fact_buckets (scope, at, body) values (${scope}, ${bucket.at}, ${bucket.body})
      on conflict (scope, at) do update set body = excluded.body`;
  }
}

const readBucket = (row: Row): KeptBucket => ({ at: wholeIn(row, 'at'), body: textIn(row, 'body') });

const readDay = (row: Row): KeptDay => ({
  scope: textIn(row, 'scope'),
  zone: textIn(row, 'zone'),
  day: textIn(row, 'day'),
  keptAt: wholeIn(row, 'kept_at'),
  body: textIn(row, 'body'),
});
