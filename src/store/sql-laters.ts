import { draw } from './counters.ts';
import type { Driver, Row, Statement, Steps } from './driver.ts';
import type { Later, Laters, TakenLater, UnixSeconds } from './port.ts';
import { maybeTextIn, textIn, wholeIn } from './row.ts';
import { only, sql } from './sql.ts';

export function createSqlLaters(driver: Driver): Laters {
  const hit = async (statement: Statement) => (await driver.transact(() => only(statement))).length === 1;
  return {
    put: async (later) => void (await hit(putLater(later))),
    landed: async (id, message) =>
      void (await hit(sql`update laters set message = ${message} where id = ${id}`)),
    async takeDue(now, leaseUntil, most) {
      const rows = await driver.transact(() => leaseDue(now, leaseUntil, most));
      return rows.map(readTaken).toSorted(oldestFirst);
    },
    postpone: (id, fence, { at, until, memory }) =>
      hit(sql`update laters set at = ${at}, until = ${until}, memory = ${memory}, leased_until = null
        where ${leased(id, fence)} returning id`),
    finish: (id, fence) => hit(sql`delete from laters where ${leased(id, fence)} returning id`),
    drop: async (id) => void (await hit(sql`delete from laters where id = ${id}`)),
  };
}

/** The look itself, with nothing of its message, its write or its lease. */
export function insertLater(later: Omit<Later, 'message' | 'intent'>, intent: string | null): Statement {
  const { id, command, call, memory, first, at, until } = later;
  return sql`insert into laters (id, command, call, memory, intent, first, at, until, fence)
    values (${id}, ${command}, ${call}, ${memory}, ${intent}, ${first}, ${at}, ${until}, 0)`;
}

/** A look that is moved loses its lease: whoever had it can no longer end what was promised anew. */
function putLater(later: Omit<Later, 'message' | 'intent'>): Statement {
  return sql`${insertLater(later, null)} on conflict (id) do update
    set memory = excluded.memory, at = excluded.at, until = excluded.until, leased_until = null`;
}

/** One fence for all that is taken together, and none for a question in vain. */
function* leaseDue(now: UnixSeconds, leaseUntil: UnixSeconds, most: number): Steps<readonly Row[]> {
  const due = sql`at <= ${now} and (leased_until is null or leased_until <= ${now})`;
  const found = yield sql`select id from laters where ${due} limit 1`;
  if (found.length === 0) return [];
  return yield sql`update laters set fence = ${yield* draw('fence')}, leased_until = ${leaseUntil}
    where id in (select id from laters where ${due} order by at, id limit ${most}) returning *`;
}

/** The fence alone is not enough: after a postponement or a new promise it still stands, but nobody has the look. */
function leased(id: string, fence: number): Statement {
  return sql`id = ${id} and fence = ${fence} and leased_until is not null`;
}

function readTaken(row: Row): TakenLater {
  return {
    id: textIn(row, 'id'),
    command: textIn(row, 'command'),
    call: textIn(row, 'call'),
    memory: textIn(row, 'memory'),
    message: maybeTextIn(row, 'message'),
    intent: maybeTextIn(row, 'intent'),
    first: wholeIn(row, 'first'),
    at: wholeIn(row, 'at'),
    until: wholeIn(row, 'until'),
    fence: wholeIn(row, 'fence'),
  };
}

/** `returning` keeps no order. */
function oldestFirst(one: Later, other: Later): number {
  return one.at - other.at || (one.id < other.id ? -1 : 1);
}
