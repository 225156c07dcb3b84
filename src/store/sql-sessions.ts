import type { Driver, Row, Statement } from './driver.ts';
import type { PushSession, SessionKey, Sessions } from './port.ts';
import { maybeTextIn, maybeWholeIn, textIn, wordIn } from './row.ts';
import { only, sql } from './sql.ts';

export function createSqlSessions(driver: Driver): Sessions {
  const hit = async (statement: Statement) => (await driver.transact(() => only(statement))).length === 1;
  return {
    report: async (told) => void (await hit(reported(told))),
    settle: (key, { standing, startedAt = null, endedAt = null, stopReason = null }) =>
      hit(sql`update push_sessions set standing = ${standing},
        started_at = coalesce(${startedAt}, started_at), ended_at = coalesce(${endedAt}, ended_at),
        stop_reason = coalesce(${stopReason}, stop_reason) where ${isSession(key)} returning sequence`),
    async list({ name, standing, since }, most) {
      const named = name === undefined ? sql`1 = 1` : sql`name = ${name}`;
      const stands = standing === undefined ? sql`1 = 1` : sql`standing = ${standing}`;
      const rows = await driver.read(sql`select * from push_sessions
        where ${named} and ${stands} and (ended_at is null or ended_at > ${since})
        order by coalesce(ended_at, started_at) desc, sequence desc limit ${most}`);
      return rows.map(readSession);
    },
  };
}

/** What an event told before stays: start and stop come in any order, and more than once. */
function reported(told: Omit<PushSession, 'standing'>): Statement {
  const { domain, app, name, sequence, startedAt = null, endedAt = null } = told;
  const { stopReason = null, stopMessage = null, width = null, height = null, clientIp = null } = told;
  return sql`insert into push_sessions (domain, app, name, sequence, started_at, ended_at, stop_reason,
      stop_message, width, height, client_ip, standing)
    values (${domain}, ${app}, ${name}, ${sequence}, ${startedAt}, ${endedAt}, ${stopReason},
      ${stopMessage}, ${width}, ${height}, ${clientIp}, 'reported')
    on conflict (name, sequence, domain, app) do update set
      started_at = coalesce(push_sessions.started_at, excluded.started_at),
      ended_at = coalesce(push_sessions.ended_at, excluded.ended_at),
      stop_reason = coalesce(push_sessions.stop_reason, excluded.stop_reason),
      stop_message = coalesce(push_sessions.stop_message, excluded.stop_message),
      width = coalesce(push_sessions.width, excluded.width),
      height = coalesce(push_sessions.height, excluded.height),
      client_ip = coalesce(push_sessions.client_ip, excluded.client_ip)`;
}

const isSession = ({ domain, app, name, sequence }: SessionKey): Statement =>
  sql`domain = ${domain} and app = ${app} and name = ${name} and sequence = ${sequence}`;

const readSession = (row: Row): PushSession => ({
  domain: textIn(row, 'domain'),
  app: textIn(row, 'app'),
  name: textIn(row, 'name'),
  sequence: textIn(row, 'sequence'),
  startedAt: maybeWholeIn(row, 'started_at'),
  endedAt: maybeWholeIn(row, 'ended_at'),
  stopReason: maybeTextIn(row, 'stop_reason'),
  stopMessage: maybeTextIn(row, 'stop_message'),
  width: maybeWholeIn(row, 'width'),
  height: maybeWholeIn(row, 'height'),
  clientIp: maybeTextIn(row, 'client_ip'),
  standing: wordIn(row, 'standing', ['reported', 'confirmed', 'contradicted']),
});
