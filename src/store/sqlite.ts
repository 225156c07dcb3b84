import { bound } from './driver.ts';
import type { Driver, Row, Statement, Steps } from './driver.ts';
import type { OpenSqlite, SqliteDatabase } from './load-sqlite.ts';

/** How long a statement waits for another process's transaction; ours take well under a millisecond each. */
const BUSY_TIMEOUT_MS = 5_000;
/** More than the instances that one machine starts at once. */
const MOST_TRIES = 20;

/**
 * SQLite behind the driver's interface, in the file `path`. Every setting is set here because the libraries' defaults
 * differ; FULL makes a commit wait until it is on disk.
 * @throws whatever the library throws when the file cannot be opened or is no database.
 */
export function openSqliteDriver(open: OpenSqlite, path: string): Driver {
  const database = open(path);
  try {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    switchToWal(database, MOST_TRIES);
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
  } catch (error) {
    database.close();
    throw error;
  }
  return createSqliteDriver(database);
}

/**
 * Of two processes that switch a new file at once, SQLite fails one without waiting (each has read what the other wants to
 * write). That one queues for the write lock, where the time-out counts, and finds the file switched.
 */
function switchToWal(database: SqliteDatabase, tries: number): void {
  try {
    database.exec('pragma journal_mode = wal');
  } catch (error) {
    if (tries === 1) throw error;
    database.exec('begin immediate');
    database.exec('rollback');
    switchToWal(database, tries - 1);
  }
}

function createSqliteDriver(database: SqliteDatabase): Driver {
  const run = statementRunner(database);
  let open = true;
  const whileOpen = <T>(work: () => T): T => {
    if (!open) throw new Error('the store is closed');
    return work();
  };
  const transact = async <T>(steps: () => Steps<T>): Promise<T> =>
    whileOpen(() => transactNow(database, () => runSteps(steps(), run)));
  return {
    transact,
    reshape: transact,
    read: async (question) => whileOpen(() => run(question)),
    appendOnly,
    async close() {
      // The package keeps its handle while statements are cached: what is only in the log would stay there.
      if (open) database.exec('pragma wal_checkpoint(truncate)');
      if (open) database.close();
      open = false;
    },
  };
}

/**
 * One transaction from begin to commit without giving up the thread. `immediate` takes the write lock first: a
 * transaction that read before it could no longer get it once another process has written.
 */
function transactNow<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function runSteps<T>(steps: Steps<T>, run: (statement: Statement) => readonly Row[]): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next(run(step.value));
  return step.value;
}

/** Runs statements, each prepared once: the store has a few dozen texts, and only their values vary. */
function statementRunner(database: SqliteDatabase): (statement: Statement) => readonly Row[] {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return ({ sql, values }) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...bound(values)).filter(isRow);
  };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function appendOnly(table: string): readonly Statement[] {
  return ['update', 'delete'].map((change) => ({
    sql: `create trigger ${table}_refuses_${change} before ${change} on ${table}
      begin select raise(abort, '${table} is append-only'); end`,
    values: [],
  }));
}
