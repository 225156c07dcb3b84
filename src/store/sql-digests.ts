import type { Driver, Row, Statement } from './driver.ts';
import type { Digest, Digests } from './port.ts';
import { textIn, wholeIn } from './row.ts';
import { only, sql } from './sql.ts';

export function createSqlDigests(driver: Driver): Digests {
  const hit = async (statement: Statement) => (await driver.transact(() => only(statement))).length === 1;
  return {
    add: ({ id, channel, nextRun, wakeAt, body }) =>
      hit(sql`insert into digests (id, channel, next_run, wake_at, body)
        values (${id}, ${channel}, ${nextRun}, ${wakeAt}, ${body}) on conflict (id) do nothing returning id`),
    async read(id) {
      const [row] = await driver.read(sql`select * from digests where id = ${id}`);
      return row === undefined ? undefined : readDigest(row);
    },
    async list(channel) {
      const wanted = channel === undefined ? sql`1 = 1` : sql`channel = ${channel}`;
      return (await driver.read(sql`select * from digests where ${wanted} order by channel, id`)).map(
        readDigest,
      );
    },
    remove: (id, channel) =>
      hit(sql`delete from digests where id = ${id} and channel = ${channel} returning id`),
    async due(now, most, platforms) {
      const found = sql`select * from digests where wake_at <= ${now} and (${isOf(platforms)})
        order by wake_at, id limit ${most}`;
      return (await driver.read(found)).map(readDigest);
    },
    moved: (id, seen, { nextRun, wakeAt, body }) =>
      hit(sql`update digests set next_run = ${nextRun}, wake_at = ${wakeAt}, body = ${body}
        where id = ${id} and next_run = ${seen.nextRun} and body = ${seen.body} returning id`),
  };
}

const isOf = (platforms: readonly string[]): Statement =>
  platforms
    .map((platform) => sql`channel like ${`${platform}:%`}`)
    .reduce((some, one) => sql`${some} or ${one}`, sql`1 = 0`);

function readDigest(row: Row): Digest {
  return {
    id: textIn(row, 'id'),
    channel: textIn(row, 'channel'),
    nextRun: wholeIn(row, 'next_run'),
    wakeAt: wholeIn(row, 'wake_at'),
    body: textIn(row, 'body'),
  };
}
