import type { CustomTypesConfig, Pool, PoolClient, PoolConfig, types as Types } from 'pg';
import type { PostgresAddress } from './database-url.ts';
import { NoConnection } from './postgres-errors.ts';

/** Milliseconds that the bot waits before it says that the database does not answer. */
export interface PostgresLimits {
  /** For a connection, also for a reader's that is in use. */
  readonly connectMs: number;
  /** For a transaction's turn within this instance. */
  readonly turnMs: number;
  /** For a statement, the wait for other instances' transactions included; the server counts. */
  readonly statementMs: number;
  /** As before, for a change of the shape. */
  readonly reshapeMs: number;
  /** What the way there and back may add before a connection counts as lost. */
  readonly wayMs: number;
  /** The server frees the lock of an instance that stopped within a transaction: sooner than others lose patience. */
  readonly stuckMs: number;
}

export const LIMITS: PostgresLimits = {
  connectMs: 5_000,
  turnMs: 30_000,
  statementMs: 5_000,
  reshapeMs: 600_000,
  wayMs: 2_000,
  stuckMs: 3_000,
};

/** One connection writes, since the lock lets only one transaction run anyway; readers never wait behind it. */
export interface Pools {
  readonly writers: Pool;
  readonly readers: Pool;
}
const READERS = 3;

/** Makes the pools, without connecting; pg is loaded here, so that who uses SQLite never loads it. */
export async function createPools({ url }: PostgresAddress, limits: PostgresLimits): Promise<Pools> {
  const { Pool, types } = await import('pg');
  const config = poolConfig(url, limits, wholeNumbers(types));
  const create = (max: number): Pool => {
    const pool = new Pool({ ...config, max });
    // A connection that breaks says so twice: to who waits for its answer, and here, where silence would end the process.
    pool.on('error', ignore);
    pool.on('connect', (client) => client.on('error', ignore));
    return pool;
  };
  return { writers: create(1), readers: create(READERS) };
}

export async function endPools({ writers, readers }: Pools): Promise<void> {
  await Promise.all([writers.end(), readers.end()]);
}

const ignore = (): void => undefined;

function poolConfig(url: string, limits: PostgresLimits, types: CustomTypesConfig): PoolConfig {
  const { connectMs, statementMs, wayMs } = limits;
  return {
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs + wayMs,
    keepAlive: true,
    application_name: 'tallylight',
    types,
    verify: (client, done) => client.query(settings(limits), (error) => done(error)),
  };
}

/** Acknowledged means on disk, as in SQLite; a server that promises more is left alone. */
function settings({ statementMs, stuckMs }: PostgresLimits): string {
  return `set statement_timeout = ${statementMs};
    set idle_in_transaction_session_timeout = ${stuckMs};
    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')`;
}

/** bigint as number, where pg gives text: every number that the store keeps is a safe one. */
function wholeNumbers(types: typeof Types): CustomTypesConfig {
  return {
    getTypeParser: (id, format) =>
      id === types.builtins.INT8 ? safeNumber : types.getTypeParser(id, format),
  };
}

function safeNumber(digits: string): number {
  const value = Number(digits);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the database holds ${digits}, which is no safe number`);
  return value;
}

/**
 * Runs `use` with a connection of its own. What it left open is rolled back when it throws; a connection that does not
 * even answer to that is given up.
 * @throws NoConnection when there is none, or when it was lost on the way; else what `use` throws.
 */
export async function withClient<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  try {
    const result = await use(client);
    client.release();
    return result;
  } catch (error) {
    const answers = await rollback(client);
    client.release(!answers);
    throw answers ? error : new NoConnection(true, error);
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new NoConnection(false, cause);
  }
}

const ROLLBACK_MS = 1_000;

async function rollback(client: PoolClient): Promise<boolean> {
  const question = { text: 'rollback', query_timeout: ROLLBACK_MS };
  return client.query(question).then(
    () => true,
    () => false,
  );
}
