import { CHAIN_START, chainOf } from './audit-chain.ts';
import { draw } from './counters.ts';
import type { Driver, Row, Statement, Steps } from './driver.ts';
import type { Audit, AuditFilter, AuditRow, Outcome } from './port.ts';
import { maybeTextIn, textIn, wholeIn, wordIn } from './row.ts';
import { sql } from './sql.ts';

const OUTCOMES: readonly Outcome[] = ['done', 'nothing', 'unknown', 'refused'];

export function createSqlAudit(driver: Driver): Audit {
  return {
    append: (row) => driver.transact(() => appendAudit(row)),
    async list(filter, most) {
      const found = sql`select * from audit where ${matching(filter)} order by at desc, seq desc limit ${most}`;
      return (await driver.read(found)).map(readAudit);
    },
  };
}

/** Transactions run one at a time, so nobody appends between the draw of the number and its row. */
export function* appendAudit(row: AuditRow): Steps<void> {
  const seq = yield* draw('audit');
  const [before] = yield sql`select chain from audit where seq = ${seq - 1}`;
  const chain = chainOf(before === undefined ? CHAIN_START : textIn(before, 'chain'), seq, row);
  const { at, call, actor, place, command, input, target = null, requestId = null, outcome } = row;
  yield sql`insert into audit
    (seq, at, call, actor, place, command, input, target, request_id, outcome, chain)
    values (${seq}, ${at}, ${call}, ${actor}, ${place}, ${command}, ${input}, ${target}, ${requestId},
      ${outcome}, ${chain})`;
}

function matching({ target, actor, from, to }: AuditFilter): Statement {
  const ofTarget = target === undefined ? sql`1 = 1` : sql`target = ${target}`;
  const ofActor = actor === undefined ? ofTarget : sql`${ofTarget} and actor = ${actor}`;
  const since = from === undefined ? ofActor : sql`${ofActor} and at >= ${from}`;
  return to === undefined ? since : sql`${since} and at < ${to}`;
}

function readAudit(row: Row): AuditRow {
  return {
    at: wholeIn(row, 'at'),
    call: textIn(row, 'call'),
    actor: textIn(row, 'actor'),
    place: textIn(row, 'place'),
    command: textIn(row, 'command'),
    input: textIn(row, 'input'),
    target: maybeTextIn(row, 'target'),
    requestId: maybeTextIn(row, 'request_id'),
    outcome: wordIn(row, 'outcome', OUTCOMES),
  };
}
