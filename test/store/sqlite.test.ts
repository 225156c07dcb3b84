import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { startChild } from './child.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bound, type Driver } from '../../src/store/driver.ts';
import { hasSqlite, loadSqlite, type SqliteDatabase } from '../../src/store/load-sqlite.ts';
import { openStore } from '../../src/store/open.ts';
import { only, sql } from '../../src/store/sql.ts';
import { openSqliteDriver } from '../../src/store/sqlite.ts';
import { storeContract } from '../contracts/store.ts';
import { auditRow, intent, NOW } from '../contracts/store/rows.ts';
import { openRaw, temporaryFolder } from './temporary.ts';

const openFile = (path: string) => openStore(`file:${path}`, { now: () => NOW });

storeContract('SQLite', async () => {
  const path = join(temporaryFolder(), 'tallylight.db');
  return { store: await openFile(path), reopen: () => openFile(path) };
});

async function openDriver(path = join(temporaryFolder(), 'driver.db')): Promise<Driver> {
  const driver = openSqliteDriver(await loadSqlite(process.versions.node), path);
  onTestFinished(() => driver.close());
  return driver;
}

const SWITCH = 'pragma journal_mode = wal';

/** The database, but its first switch to WAL meets another process's, which SQLite answers at once with an error. */
function refuseFirstSwitch(database: SqliteDatabase, ran: string[]): SqliteDatabase {
  return {
    get isTransaction() {
      return database.isTransaction;
    },
    exec(statement) {
      const first = statement === SWITCH && !ran.includes(SWITCH);
      ran.push(statement);
      if (first) throw new Error('database is locked');
      database.exec(statement);
    },
    prepare: (statement) => database.prepare(statement),
    close: () => database.close(),
  };
}

describe('the SQLite driver', () => {
  it('sets what the libraries differ in', async () => {
    const driver = await openDriver();
    const setting = async (pragma: string) => {
      const [row] = await driver.transact(() => only({ sql: `pragma ${pragma}`, values: [] }));
      return Object.values(row ?? {})[0];
    };
    expect(await setting('journal_mode')).toBe('wal');
    expect(await setting('synchronous')).toBe(2);
    expect(await setting('foreign_keys')).toBe(1);
    expect(await setting('busy_timeout')).toBe(5_000);
  });

  it('queues for the lock when another process switches a new file to WAL at the same moment', async () => {
    const open = await loadSqlite(process.versions.node);
    const ran: string[] = [];
    const driver = openSqliteDriver(
      (path) => refuseFirstSwitch(open(path), ran),
      join(temporaryFolder(), 'new.db'),
    );
    onTestFinished(() => driver.close());
    expect(ran.slice(1, 5)).toEqual([SWITCH, 'begin immediate', 'rollback', SWITCH]);
    expect(await driver.transact(() => only({ sql: 'pragma journal_mode', values: [] }))).toEqual([
      { journal_mode: 'wal' },
    ]);
  });

  it('binds text, whole numbers, bigint, null and bytes, and gives them back', async () => {
    const driver = await openDriver();
    const bytes = new Uint8Array([0, 1, 255]);
    const asked = sql`select ${'直播'} as a, ${Number.MAX_SAFE_INTEGER} as b, ${-7n} as c, ${null} as d, ${bytes} as e`;
    const rows = await driver.transact(() => only(asked));
    expect(rows).toEqual([{ a: '直播', b: Number.MAX_SAFE_INTEGER, c: -7, d: null, e: bytes }]);
  });

  it('refuses to bind anything else', async () => {
    for (const value of [undefined, Number.NaN, 1.5, 2 ** 53, new Date(0), ['a'], { a: 1 }]) {
      expect(() => bound([value])).toThrow(TypeError);
    }
    const driver = await openDriver();
    const yes = { sql: 'select ? as a', values: JSON.parse('[true]') };
    await expect(driver.transact(() => only(yes))).rejects.toThrow(TypeError);
  });

  it('undoes the whole transaction when a step or the database fails', async () => {
    const driver = await openDriver();
    await driver.transact(() => only(sql`create table t (id bigint primary key)`));
    const thrown = driver.transact(function* () {
      yield sql`insert into t (id) values (${1})`;
      throw new Error('changed my mind');
    });
    await expect(thrown).rejects.toThrow('changed my mind');
    const refused = driver.transact(function* () {
      yield sql`insert into t (id) values (${2})`;
      yield sql`insert into t (id) values (${2})`;
    });
    await expect(refused).rejects.toThrow(/unique/i);
    expect(await driver.transact(() => only(sql`select * from t`))).toEqual([]);
  });

  it('keeps interleaved transactions apart', async () => {
    const driver = await openDriver();
    await driver.transact(() => only(sql`create table t (n bigint)`));
    await driver.transact(() => only(sql`insert into t (n) values (${0})`));
    const add = () =>
      driver.transact(function* () {
        const [row] = yield sql`select n from t`;
        yield sql`update t set n = ${Number(row?.['n']) + 1}`;
      });
    await Promise.all(Array.from({ length: 100 }, add));
    expect(await driver.transact(() => only(sql`select n from t`))).toEqual([{ n: 100 }]);
  });

  it('never loads the library of PostgreSQL', async () => {
    const { lines, ended } = startChild('loaded-modules', `file:${join(temporaryFolder(), 'tallylight.db')}`);
    await ended;
    expect(lines).toEqual(['0']);
  });

  it('takes the SQLite of Node from 24 on', () => {
    const versions = ['20.20.2', '22.5.0', '22.23.3', '24.0.0', '26.1.0'];
    expect(versions.filter(hasSqlite)).toEqual(['24.0.0', '26.1.0']);
  });
});

/** The file of a store with three audit rows, closed. */
async function auditedFile(): Promise<string> {
  const path = join(temporaryFolder(), 'tallylight.db');
  const store = await openFile(path);
  await store.audit.append(auditRow());
  await store.intents.begin(intent('a'));
  await store.intents.settle('a', NOW, 'done', 'req-1');
  await store.audit.append(auditRow({ target: undefined, input: 'a\0b' }));
  await store.close();
  return path;
}

describe('the audit in SQLite', () => {
  it('refuses to be changed or deleted, by anybody', async () => {
    const raw = await openRaw(await auditedFile());
    expect(() => raw.exec("update audit set actor = 'nobody'")).toThrow('audit is append-only');
    expect(() => raw.exec('delete from audit where seq = 1')).toThrow('audit is append-only');
    expect(raw.prepare('select seq from audit order by seq').all()).toHaveLength(3);
  });

  it('chains each row to the one before', async () => {
    const driver = await openDriver(await auditedFile());
    const rows = await driver.transact(() => only(sql`select * from audit order by seq`));
    let before = '';
    for (const row of rows) {
      const { chain, ...fields } = row;
      before = createHash('sha256')
        .update(JSON.stringify([before, ...Object.values(fields)]))
        .digest('hex');
      expect(chain).toBe(before);
    }
    expect(rows).toHaveLength(3);
  });
});
