import type { Driver, Row, Steps } from './driver.ts';
import type { Facts, KeptBucket, KeptDay } from './port.ts';
import { textIn, wholeIn } from './row.ts';
import { sql } from './sql.ts';

export function createSqlFacts(driver: Driver): Facts {
  return {
    keep: (day, buckets) => driver.transact(() => keepAll(day, buckets)),
    async buckets(from, to) {
      const found = sql`select * from fact_buckets where at >= ${from} and at < ${to} order by at`;
      return (await driver.read(found)).map(readBucket);
    },
    async day(zone, day) {
      const [row] = await driver.read(sql`select * from fact_days where zone = ${zone} and day = ${day}`);
      return row === undefined ? undefined : readDay(row);
    },
  };
}

function* keepAll({ zone, day, keptAt, body }: KeptDay, buckets: readonly KeptBucket[]): Steps<void> {
  yield sql`insert into fact_days (zone, day, kept_at, body) values (${zone}, ${day}, ${keptAt}, ${body})
    on conflict (zone, day) do update set kept_at = excluded.kept_at, body = excluded.body`;
  for (const bucket of buckets) {
    yield sql`insert into fact_buckets (at, body) values (${bucket.at}, ${bucket.body})
      on conflict (at) do update set body = excluded.body`;
  }
}

const readBucket = (row: Row): KeptBucket => ({ at: wholeIn(row, 'at'), body: textIn(row, 'body') });

const readDay = (row: Row): KeptDay => ({
  zone: textIn(row, 'zone'),
  day: textIn(row, 'day'),
  keptAt: wholeIn(row, 'kept_at'),
  body: textIn(row, 'body'),
});
