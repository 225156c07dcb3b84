import type { Driver, Row } from './driver.ts';
import type { SavedCall, SavedCalls } from './port.ts';
import { maybeTextIn, textIn, wholeIn } from './row.ts';
import { only, sql } from './sql.ts';

export function createSqlCalls(driver: Driver): SavedCalls {
  return {
    save: (calls) =>
      driver.transact(function* () {
        for (const { id, body, until } of calls) {
          yield sql`insert into saved_calls (id, body, until) values (${id}, ${body}, ${until})`;
        }
      }),
    async read(id) {
      const [row] = await driver.read(sql`select * from saved_calls where id = ${id}`);
      return row === undefined ? undefined : readCall(row);
    },
    async spend(id, by, at) {
      const spent = sql`update saved_calls set spent_by = ${by}, spent_at = ${at}
        where id = ${id} and spent_by is null returning id`;
      return (await driver.transact(() => only(spent))).length === 1;
    },
    async giveBack(id) {
      const given = sql`update saved_calls set spent_by = null, spent_at = null where id = ${id}`;
      await driver.transact(() => only(given));
    },
  };
}

function readCall(row: Row): SavedCall {
  const by = maybeTextIn(row, 'spent_by');
  return {
    id: textIn(row, 'id'),
    body: textIn(row, 'body'),
    until: wholeIn(row, 'until'),
    spent: by === undefined ? undefined : { by, at: wholeIn(row, 'spent_at') },
  };
}
