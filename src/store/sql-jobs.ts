import type { Driver, Row, Statement } from './driver.ts';
import type { Job, Jobs } from './port.ts';
import { maybeWholeIn, textIn, wholeIn, wordIn } from './row.ts';
import { only, sql } from './sql.ts';

export function createSqlJobs(driver: Driver): Jobs {
  const hit = async (statement: Statement) => (await driver.transact(() => only(statement))).length === 1;
  return {
    put: async ({ id, kind, target, from, until = null, body }) =>
      void (await hit(sql`insert into jobs (id, kind, target, began, until, ended_at, body)
        values (${id}, ${kind}, ${target}, ${from}, ${until}, ${null}, ${body})
        on conflict (id) do update set kind = excluded.kind, target = excluded.target,
          began = excluded.began, until = excluded.until, ended_at = null, body = excluded.body`)),
    end: (id, at) =>
      hit(sql`update jobs set ended_at = ${at} where id = ${id} and ended_at is null returning id`),
    forget: async (id) => void (await hit(sql`delete from jobs where id = ${id}`)),
    async read(id) {
      const [row] = await driver.read(sql`select * from jobs where id = ${id}`);
      return row === undefined ? undefined : readJob(row);
    },
    async list({ kind, target, since }, most) {
      const named = target === undefined ? sql`1 = 1` : sql`target = ${target}`;
      const rows = await driver.read(sql`select * from jobs where kind = ${kind} and ${named}
        and (until is null or until > ${since}) and (ended_at is null or ended_at > ${since})
        order by began desc, id limit ${most}`);
      return rows.map(readJob);
    },
  };
}

const readJob = (row: Row): Job => ({
  id: textIn(row, 'id'),
  kind: wordIn(row, 'kind', ['record', 'snapshot', 'mix']),
  target: textIn(row, 'target'),
  from: wholeIn(row, 'began'),
  until: maybeWholeIn(row, 'until'),
  endedAt: maybeWholeIn(row, 'ended_at'),
  body: textIn(row, 'body'),
});
