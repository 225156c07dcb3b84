import type { Driver, Statement } from './driver.ts';
import { sql } from './sql.ts';

const CALLS = [
  sql`create table saved_calls (
    id text primary key,
    body text not null,
    until bigint not null,
    spent_by text,
    spent_at bigint
  )`,
  sql`create index saved_calls_until on saved_calls (until)`,
];

/** `counters` gives every number that must never come twice, even when the row that had it has been swept. */
const CLAIMS = [
  sql`create table counters (name text primary key, value bigint not null)`,
  sql`insert into counters (name, value) values ('fence', 0), ('audit', 0)`,
  sql`create table claims (
    key text primary key,
    holder text not null,
    fence bigint not null,
    at bigint not null,
    until bigint not null
  )`,
  sql`create index claims_until on claims (until)`,
];

/**
 * `outcome` is null while the write is open; the `audit_` columns wait for it. `number` is drawn at the begin and again at
 * the end: whoever was shown the facts in between has not seen what the write did.
 */
const INTENTS = [
  sql`create table intents (
    id text primary key,
    target text not null,
    actor text not null,
    at bigint not null,
    fence bigint not null,
    number bigint not null,
    audit_call text not null,
    audit_actor text not null,
    audit_place text not null,
    audit_command text not null,
    audit_input text not null,
    audit_target text,
    outcome text,
    settled_at bigint
  )`,
  sql`create index intents_target on intents (target, number)`,
];

/** `leased_until` is null while no instance has the look. */
const LATERS = [
  sql`create table laters (
    id text primary key,
    command text not null,
    call text not null,
    memory text not null,
    message text,
    intent text references intents (id),
    first bigint not null,
    at bigint not null,
    until bigint not null,
    fence bigint not null,
    leased_until bigint
  )`,
  sql`create index laters_at on laters (at)`,
  sql`create index laters_intent on laters (intent)`,
];

/** `chain` is the hash of the row and of the chain before it: see `audit-chain.ts`. */
const AUDIT = [
  sql`create table audit (
    seq bigint primary key,
    at bigint not null,
    call text not null,
    actor text not null,
    place text not null,
    command text not null,
    input text not null,
    target text,
    request_id text,
    outcome text not null,
    chain text not null
  )`,
  sql`create index audit_at on audit (at)`,
  sql`create index audit_target on audit (target, at)`,
  sql`create index audit_actor on audit (actor, at)`,
];

/** The first shape: buttons, claims, looks, writes and the audit. */
export function firstShape(driver: Driver): readonly Statement[] {
  return [...CALLS, ...CLAIMS, ...INTENTS, ...LATERS, ...AUDIT, ...driver.appendOnly('audit')];
}
