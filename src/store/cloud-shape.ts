import type { Statement } from './driver.ts';
import { sql } from './sql.ts';

/** The third shape: what goes on in the cloud, and what it said had happened. */
export function cloudShape(): readonly Statement[] {
  return [...JOBS, ...EVENTS, ...SESSIONS];
}

const JOBS = [
  sql`create table jobs (
    id text primary key,
    kind text not null,
    target text not null,
    began bigint not null,
    until bigint,
    ended_at bigint,
    body text not null
  )`,
  sql`create index jobs_kind on jobs (kind, began)`,
];

/** `seq` keeps the order of arrival; `handled` is 0 until the event was acted on. */
const EVENTS = [
  sql`insert into counters (name, value) values ('event', 0)`,
  sql`create table cloud_events (
    event_key text primary key,
    seq bigint not null,
    type bigint not null,
    name text,
    at bigint not null,
    received_at bigint not null,
    source text not null,
    hint bigint not null,
    body text not null,
    handled bigint not null
  )`,
  sql`create index cloud_events_name on cloud_events (name, type, at)`,
  sql`create index cloud_events_at on cloud_events (type, at)`,
  sql`create index cloud_events_handled on cloud_events (handled, seq)`,
  sql`create index cloud_events_received on cloud_events (source, received_at)`,
];

const SESSIONS = [
  sql`create table push_sessions (
    domain text not null,
    app text not null,
    name text not null,
    sequence text not null,
    started_at bigint,
    ended_at bigint,
    duration_s bigint,
    stop_reason text,
    stop_message text,
    width bigint,
    height bigint,
    client_ip text,
    seen_at bigint,
    standing text not null,
    primary key (name, sequence, domain, app)
  )`,
  sql`create index push_sessions_standing on push_sessions (standing, coalesce(ended_at, started_at))`,
  sql`create index push_sessions_open on push_sessions (standing, ended_at)`,
];
