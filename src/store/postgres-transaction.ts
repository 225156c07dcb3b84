import type { Pool, PoolClient } from 'pg';
import { bound, type Row, type Statement, type Steps } from './driver.ts';
import { UnknownCommit } from './postgres-errors.ts';
import { withClient } from './postgres-pools.ts';
import { numbered } from './numbered.ts';
import { textIn } from './row.ts';
import { sql } from './sql.ts';

/** How long a transaction's statements may take: what the server is told, and when the driver stops waiting for it. */
export interface Patience {
  readonly statementMs: number;
  readonly answerMs: number;
}

/** The name of the lock that every transaction of every instance takes: `tally` in ASCII. */
const LOCK = 0x74616c6c79;

/**
 * One message from the begin to the lock. Where the lock is had, every earlier transaction is over, and read committed
 * shows the statements that follow all that it wrote.
 */
function beginText({ statementMs }: Patience): string {
  return `begin isolation level read committed; set local statement_timeout = ${statementMs};
    select pg_advisory_xact_lock(${LOCK}), pg_current_xact_id()::text as id`;
}

/**
 * Runs one transaction once. When its commit is not acknowledged, the database is asked what became of it, so that what is
 * in the database is never run again.
 * @throws UnknownCommit when that could not be found out; with any other error nothing of it is in the database.
 */
export async function runTransaction<T>(pool: Pool, patience: Patience, steps: Steps<T>): Promise<T> {
  const sent: { commit?: { readonly id: string; readonly result: T } } = {};
  try {
    return await withClient(pool, async (client) => {
      const id = await begin(client, patience);
      const result = await runSteps(client, patience, steps);
      sent.commit = { id, result };
      await client.query('commit');
      return result;
    });
  } catch (error) {
    if (sent.commit === undefined) throw error;
    if (await hasCommitted(pool, patience, sent.commit.id)) return sent.commit.result;
    throw error;
  }
}

/** Gives the transaction's id. */
async function begin(client: PoolClient, patience: Patience): Promise<string> {
  const question = { text: beginText(patience), query_timeout: patience.answerMs };
  return textIn(lastRow(await client.query(question)), 'id');
}

/** The library gives one result for each statement of a text, which its types do not know. */
function lastRow(results: unknown): Row {
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  const rows = isRow(last) ? last['rows'] : undefined;
  const row: unknown = Array.isArray(rows) ? rows.at(-1) : undefined;
  if (!isRow(row)) throw new Error('the database answered the begin of a transaction with nothing');
  return row;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

async function runSteps<T>(client: PoolClient, { answerMs }: Patience, steps: Steps<T>): Promise<T> {
  let step = steps.next();
  while (step.done !== true) step = steps.next(await ask(client, step.value, answerMs));
  return step.value;
}

/** The rows that one statement gives. */
export async function ask(
  client: PoolClient,
  statement: Statement,
  answerMs: number,
): Promise<readonly Row[]> {
  const { sql, values } = statement;
  const question = { text: numbered(sql), values: bound(values), query_timeout: answerMs };
  return (await client.query<Row>(question)).rows;
}

/** Whether the transaction is in the database. The lock comes first: who has it knows that the transaction is over. */
async function hasCommitted(pool: Pool, patience: Patience, id: string): Promise<boolean> {
  try {
    const [row = {}] = await withClient(pool, async (client) => {
      await begin(client, patience);
      const rows = await ask(
        client,
        sql`select pg_xact_status(cast(${id} as xid8)) as status`,
        patience.answerMs,
      );
      await client.query('rollback');
      return rows;
    });
    const status = textIn(row, 'status');
    if (status === 'committed' || status === 'aborted') return status === 'committed';
    throw new Error(`the database says that a transaction whose lock is free is ${status}`);
  } catch (cause) {
    throw new UnknownCommit(cause);
  }
}
