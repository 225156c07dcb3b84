import type { Driver, Row, Statement, Steps } from './driver.ts';
import type { Lease, Leases, UnixSeconds } from './port.ts';
import { maybeTextIn, maybeWholeIn, textIn, wholeIn } from './row.ts';
import { only, sql } from './sql.ts';

export function createSqlLeases(driver: Driver): Leases {
  const hit = async (statement: Statement) => (await driver.transact(() => only(statement))).length === 1;
  return {
    add: (lease, most) => driver.transact(() => addLease(lease, most)),
    async read(id) {
      const [row] = await driver.read(sql`select * from leases where id = ${id}`);
      return row === undefined ? undefined : readLease(row);
    },
    async open(owner, now) {
      const found = sql`select * from leases where ${openOf(owner, now)} order by until, id`;
      return (await driver.read(found)).map(readLease);
    },
    extend: (id, { from, to }, now) =>
      hit(sql`update leases set until = ${to}
        where id = ${id} and until = ${from} and until > ${now} and ended_at is null returning id`),
    end: (id, until, by, at) =>
      hit(sql`update leases set ended_at = coalesce(ended_at, ${at}), ended_by = ${by}
        where id = ${id} and until = ${until} and (ended_by is null or ended_by = ${by}) returning id`),
  };
}

const openOf = (owner: string, now: UnixSeconds): Statement =>
  sql`owner = ${owner} and until > ${now} and ended_at is null`;

/** Counted and added in one transaction, so that nobody slips in between. */
function* addLease(lease: Omit<Lease, 'ended'>, most: number): Steps<boolean> {
  const { id, owner, domain, app, name, from, until } = lease;
  const open = yield sql`select id from leases where ${openOf(owner, from)}`;
  if (open.length >= most) return false;
  yield sql`insert into leases (id, owner, domain, app, name, began, until)
    values (${id}, ${owner}, ${domain}, ${app}, ${name}, ${from}, ${until})`;
  return true;
}

function readLease(row: Row): Lease {
  const [at, by] = [maybeWholeIn(row, 'ended_at'), maybeTextIn(row, 'ended_by')];
  return {
    id: textIn(row, 'id'),
    owner: textIn(row, 'owner'),
    domain: textIn(row, 'domain'),
    app: textIn(row, 'app'),
    name: textIn(row, 'name'),
    from: wholeIn(row, 'began'),
    until: wholeIn(row, 'until'),
    ended: at === undefined || by === undefined ? undefined : { at, by },
  };
}
