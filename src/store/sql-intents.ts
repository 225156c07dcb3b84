import { draw } from './counters.ts';
import type { Driver, Row, Statement, Steps } from './driver.ts';
import type { AuditRow, Intents, NewIntent, Outcome, Rival, UnixSeconds } from './port.ts';
import { maybeTextIn, textIn, wholeIn } from './row.ts';
import { appendAudit } from './sql-audit.ts';
import { releaseClaim, takeClaim } from './sql-claims.ts';
import { insertLater } from './sql-laters.ts';
import { sql } from './sql.ts';

/** An open write may yet have done something; one that did nothing leaves the facts as they were. */
const MATTERS = sql`(outcome is null or outcome <> 'nothing')`;

export function createSqlIntents(driver: Driver): Intents {
  return {
    last: (target) => lastNumber(driver, target),
    begin: (intent) => driver.transact(() => beginIntent(intent)),
    settle: (id, at, outcome, requestId) =>
      driver.transact(() => settleIntent({ id, at, outcome, requestId })),
  };
}

async function lastNumber(driver: Driver, target: string): Promise<number> {
  const [row] = await driver.read(sql`select number from intents where target = ${target} and ${MATTERS}
    order by number desc limit 1`);
  return row === undefined ? 0 : wholeIn(row, 'number');
}

/** The claim comes first: who is writing now is named before who wrote; it is given back when the facts have changed. */
function* beginIntent(intent: NewIntent): Steps<{ readonly fence: number } | { readonly rival: Rival }> {
  const { id, target, at, claimUntil, look } = intent;
  const claim = yield* takeClaim({ key: target, holder: id, now: at, until: claimUntil });
  if (claim === undefined) return { rival: yield* runningRival(intent) };
  const rival = yield* earlierRival(intent);
  if (rival !== undefined) {
    yield* releaseClaim(claim);
    return { rival };
  }
  yield insertIntent(intent, claim.fence);
  yield insertLater(look, id);
  return { fence: claim.fence };
}

/** Who holds the target; a claim that belongs to no write is named by its holder and its key. */
function* runningRival({ id, target }: NewIntent): Steps<Rival> {
  const [row] = yield sql`select claims.holder as id, coalesce(intents.actor, claims.holder) as actor,
    coalesce(intents.at, claims.at) as at, coalesce(intents.audit_command, claims.key) as command
    from claims left join intents on intents.id = claims.holder where claims.key = ${target}`;
  if (row === undefined) throw new Error(`the claim on "${target}" is neither free nor held`);
  return readRival(row, id, true);
}

/** The newest write that makes the shown facts old, or the first begin of this very intent: an id begins once. */
function* earlierRival({ id, target, seen }: NewIntent): Steps<Rival | undefined> {
  const [row] =
    yield sql`select id, actor, coalesce(settled_at, at) as at, audit_command as command from intents
    where id = ${id} or (target = ${target} and number > ${seen} and ${MATTERS})
    order by case when id = ${id} then 0 else 1 end, number desc limit 1`;
  return row === undefined ? undefined : readRival(row, id, false);
}

function readRival(row: Row, id: string, running: boolean): Rival {
  return {
    actor: textIn(row, 'actor'),
    at: wholeIn(row, 'at'),
    command: textIn(row, 'command'),
    running,
    isSame: textIn(row, 'id') === id,
  };
}

function insertIntent({ id, target, actor, at, audit }: NewIntent, fence: number): Statement {
  return sql`insert into intents (id, target, actor, at, fence, number,
      audit_call, audit_actor, audit_place, audit_command, audit_input, audit_target)
    values (${id}, ${target}, ${actor}, ${at}, ${fence}, ${fence},
      ${audit.call}, ${audit.actor}, ${audit.place}, ${audit.command}, ${audit.input}, ${audit.target ?? null})`;
}

interface Settlement {
  readonly id: string;
  readonly at: UnixSeconds;
  readonly outcome: Outcome;
  readonly requestId: string | undefined;
}

function* settleIntent({ id, at, outcome, requestId }: Settlement): Steps<boolean> {
  const [row] = yield sql`update intents set outcome = ${outcome}, settled_at = ${at}
    where id = ${id} and outcome is null returning *`;
  if (row === undefined) return yield* wasSettled(id);
  yield sql`update intents set number = ${yield* draw('fence')} where id = ${id}`;
  yield* appendAudit({ ...readWaiting(row), at, outcome, requestId });
  yield sql`update laters set intent = null where intent = ${id}`;
  yield* releaseClaim({ key: textIn(row, 'target'), fence: wholeIn(row, 'fence') });
  return true;
}

function* wasSettled(id: string): Steps<false> {
  const known = yield sql`select id from intents where id = ${id}`;
  if (known.length === 0) throw new Error(`there is no intent "${id}" to settle`);
  return false;
}

function readWaiting(row: Row): Omit<AuditRow, 'at' | 'outcome' | 'requestId'> {
  return {
    call: textIn(row, 'audit_call'),
    actor: textIn(row, 'audit_actor'),
    place: textIn(row, 'audit_place'),
    command: textIn(row, 'audit_command'),
    input: textIn(row, 'audit_input'),
    target: maybeTextIn(row, 'audit_target'),
  };
}
