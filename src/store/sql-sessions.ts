import type { Driver, Row, Statement, Steps } from './driver.ts';
import { foldSession, isSettled } from './fold-session.ts';
import type { PushSession, SessionFinding, SessionKey, SessionReport, Sessions } from './port.ts';
import { maybeTextIn, maybeWholeIn, textIn, wordIn } from './row.ts';
import { sql } from './sql.ts';

export function createSqlSessions(driver: Driver): Sessions {
  const read = async (question: Statement) => (await driver.read(question)).map(readSession);
  return {
    report: (told) => (told.length === 0 ? Promise.resolve() : driver.transact(() => reportAll(told))),
    settle: (found) => (found.length === 0 ? Promise.resolve(0) : driver.transact(() => settleAll(found))),
    list({ name, standing, since }, most) {
      const named = name === undefined ? sql`1 = 1` : sql`name = ${name}`;
      const stands = standing === undefined ? sql`1 = 1` : sql`standing = ${standing}`;
      return read(sql`select * from push_sessions
        where ${named} and ${stands} and (ended_at is null or ended_at > ${since}) ${NEWEST} limit ${most}`);
    },
    unsettled: (since, most) =>
      read(sql`select * from push_sessions
        where (standing = 'confirmed' and ended_at is null)
          or (standing = 'reported' and coalesce(ended_at, started_at) >= ${since})
          or (standing = 'contradicted' and coalesce(ended_at, started_at) >= ${since})
        ${NEWEST} limit ${most}`),
  };
}

const NEWEST = sql`order by coalesce(ended_at, started_at) desc, sequence desc, domain, app`;

function* reportAll(told: readonly SessionReport[]): Steps<void> {
  for (const each of told) {
    const known = yield* sessionOf(each);
    const folded = foldSession(known, each);
    if (folded !== known) yield written(folded);
  }
}

function* settleAll(found: readonly SessionFinding[]): Steps<number> {
  let count = 0;
  for (const finding of found) if (yield* settleOne(finding)) count += 1;
  return count;
}

function* settleOne({ session: seen, ...found }: SessionFinding): Steps<boolean> {
  const known = yield* sessionOf(seen);
  if (known === undefined || isSettled(known)) return false;
  if (known.startedAt !== seen.startedAt || known.endedAt !== seen.endedAt) return false;
  const settled = { ...known, ...found };
  if (isSettled(settled) && (yield* isTaken(settled))) return false;
  yield written(settled);
  return true;
}

/** Does the push of the cloud that would confirm this session confirm another one already? */
function* isTaken(session: PushSession): Steps<boolean> {
  const { domain, app, name, sequence, startedAt = null, endedAt = null } = session;
  const others = yield sql`select sequence from push_sessions
    where domain = ${domain} and app = ${app} and name = ${name} and sequence <> ${sequence}
      and standing = 'confirmed' and started_at = ${startedAt} and ended_at = ${endedAt} limit 1`;
  return others.length > 0;
}

function* sessionOf({ domain, app, name, sequence }: SessionKey): Steps<PushSession | undefined> {
  const [row] = yield sql`select * from push_sessions
    where domain = ${domain} and app = ${app} and name = ${name} and sequence = ${sequence}`;
  return row === undefined ? undefined : readSession(row);
}

function written(session: PushSession): Statement {
  const { domain, app, name, sequence, startedAt = null, endedAt = null, durationS = null } = session;
  const { stopReason = null, stopMessage = null, width = null, height = null, clientIp = null } = session;
  const { seenAt = null, standing } = session;
  return sql`insert into push_sessions (domain, app, name, sequence, started_at, ended_at, duration_s,
      stop_reason, stop_message, width, height, client_ip, seen_at, standing)
    values (${domain}, ${app}, ${name}, ${sequence}, ${startedAt}, ${endedAt}, ${durationS},
      ${stopReason}, ${stopMessage}, ${width}, ${height}, ${clientIp}, ${seenAt}, ${standing})
    on conflict (name, sequence, domain, app) do update set
      started_at = excluded.started_at, ended_at = excluded.ended_at, duration_s = excluded.duration_s,
      stop_reason = excluded.stop_reason, stop_message = excluded.stop_message, width = excluded.width,
      height = excluded.height, client_ip = excluded.client_ip, seen_at = excluded.seen_at,
      standing = excluded.standing`;
}

const readSession = (row: Row): PushSession => ({
  domain: textIn(row, 'domain'),
  app: textIn(row, 'app'),
  name: textIn(row, 'name'),
  sequence: textIn(row, 'sequence'),
  startedAt: maybeWholeIn(row, 'started_at'),
  endedAt: maybeWholeIn(row, 'ended_at'),
  durationS: maybeWholeIn(row, 'duration_s'),
  stopReason: maybeTextIn(row, 'stop_reason'),
  stopMessage: maybeTextIn(row, 'stop_message'),
  width: maybeWholeIn(row, 'width'),
  height: maybeWholeIn(row, 'height'),
  clientIp: maybeTextIn(row, 'client_ip'),
  seenAt: maybeWholeIn(row, 'seen_at'),
  standing: wordIn(row, 'standing', ['reported', 'confirmed', 'contradicted']),
});
