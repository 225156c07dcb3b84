import type { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { BotError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { LIMITS } from '../../src/store/postgres-pools.ts';
import { only, sql } from '../../src/store/sql.ts';
import { intent, NOW, together } from '../contracts/store/rows.ts';
import { openWay, type Fate } from './breakable-way.ts';
import { describePostgres, openDriver, openRaw } from './fresh-postgres.ts';

const COMMIT = 'commit\0';
/** Quick to lose patience, so that nobody has to wait for the test. */
const QUICK = { ...LIMITS, statementMs: 300, wayMs: 100, stuckMs: 100 };

/** The first time that the message is seen has this fate; all else passes. */
function firstTime(seen: string, fate: Fate): (message: string) => Fate {
  let met = false;
  return (message) => {
    if (met || !message.includes(seen)) return 'passes';
    met = true;
    return fate;
  };
}

async function caught(running: Promise<unknown>): Promise<BotError> {
  const error = await running.catch((thrown: unknown) => thrown);
  if (!(error instanceof BotError)) throw new Error(`not a BotError: ${String(error)}`);
  return error;
}

const rowsOf = async (databaseUrl: string) =>
  (await (await openRaw(databaseUrl)).query('select * from t')).rows;

/** Cuts every connection that stores have to this database; gives how many there were. */
async function cutAll(raw: Client): Promise<number> {
  const { rows } = await raw.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'tallylight' and datname = current_database()`);
  return rows.length;
}

describePostgres('PostgreSQL that is lost', ({ empty }) => {
  async function table(): Promise<string> {
    const databaseUrl = await empty();
    await (await openRaw(databaseUrl)).query('create table t (n bigint)');
    return databaseUrl;
  }

  it('is found again when every connection was cut while nobody used it', async () => {
    const databaseUrl = await empty();
    const store = await openStore(databaseUrl, { now: () => NOW });
    onTestFinished(() => store.close());
    await together(5, () => store.audit.list({}, 1));
    const raw = await openRaw(databaseUrl);
    for (let round = 0; round < 10; round += 1) {
      expect(await cutAll(raw)).toBeGreaterThan(0);
      const answers = await together(4, () => store.intents.last('write:room-1'));
      expect(answers).toEqual([0, 0, 0, 0]);
      expect(await store.claims.take(`k-${round}`, 'one', NOW, NOW + 60)).toBeDefined();
    }
  });

  it('is cut in the middle of writes, and each write is there once', async () => {
    const databaseUrl = await empty();
    const store = await openStore(databaseUrl, { now: () => NOW });
    onTestFinished(() => store.close());
    const raw = await openRaw(databaseUrl);
    const writes = await together(60, async (index) => {
      const id = `i-${index}`;
      const begun = await store.intents.begin(intent(id, { target: `write:${index}` }));
      // The others are in the middle of theirs.
      if (index % 12 === 0) await cutAll(raw);
      const settled = await store.intents.settle(id, NOW, 'done', undefined);
      return 'fence' in begun && settled;
    });
    expect(writes.filter(Boolean)).toHaveLength(60);
    expect(await store.audit.list({}, 1_000)).toHaveLength(60);
  });

  it('runs a transaction again that was cut before its commit', async () => {
    const databaseUrl = await table();
    const driver = await openDriver(databaseUrl);
    let runs = 0;
    await driver.transact(function* () {
      runs += 1;
      yield sql`insert into t (n) values (${runs})`;
      if (runs === 1) yield sql`select pg_terminate_backend(pg_backend_pid())`;
    });
    expect(runs).toBe(2);
    expect(await driver.read(sql`select n from t`)).toEqual([{ n: 2 }]);
  });

  it('does not run a transaction again whose commit was made, only not answered', async () => {
    const databaseUrl = await table();
    const { url } = await openWay(databaseUrl, firstTime(COMMIT, 'unanswered'));
    const driver = await openDriver(url);
    let runs = 0;
    const result = await driver.transact(function* () {
      runs += 1;
      yield sql`insert into t (n) values (${runs})`;
      return `run ${runs}`;
    });
    expect(result).toBe('run 1');
    expect(await driver.read(sql`select n from t`)).toEqual([{ n: 1 }]);
  });

  it('runs a transaction again whose commit never arrived', async () => {
    const databaseUrl = await table();
    const { url } = await openWay(databaseUrl, firstTime(COMMIT, 'lost'));
    const driver = await openDriver(url);
    let runs = 0;
    const result = await driver.transact(function* () {
      runs += 1;
      yield sql`insert into t (n) values (${runs})`;
      return `run ${runs}`;
    });
    expect(result).toBe('run 2');
    expect(await driver.read(sql`select n from t`)).toEqual([{ n: 2 }]);
  });

  it('says that it does not know when nobody can be asked what became of a commit', async () => {
    const databaseUrl = await table();
    const way = await openWay(databaseUrl, (message) => {
      if (!message.includes(COMMIT)) return 'passes';
      way.block();
      return 'unanswered';
    });
    const driver = await openDriver(way.url);
    let runs = 0;
    const error = await caught(
      driver.transact(function* () {
        runs += 1;
        yield sql`insert into t (n) values (${runs})`;
      }),
    );
    expect(error).toMatchObject({ code: 'internal', did: 'unknown' });
    expect(plainText(error.said)).toContain('DATABASE_URL');
    expect(runs).toBe(1);
    expect(await rowsOf(databaseUrl)).toHaveLength(1);
  });

  it('lets others go on when an instance hangs within a transaction, and that one too', async () => {
    const databaseUrl = await table();
    const { url } = await openWay(databaseUrl, firstTime('insert into t', 'hangs'));
    const hanging = await openDriver(url, QUICK);
    const hung = hanging.transact(() => only(sql`insert into t (n) values (${1})`));
    const other = await openDriver(databaseUrl);
    await other.transact(() => only(sql`insert into t (n) values (${2})`));
    await hung;
    expect(await other.read(sql`select n from t order by n`)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('says that it is busy instead of waiting for ever, and works when it is free', async () => {
    const databaseUrl = await table();
    const driver = await openDriver(databaseUrl, QUICK);
    const raw = await openRaw(databaseUrl);
    await raw.query('begin; lock table t');
    const add = () => driver.transact(() => only(sql`insert into t (n) values (${1})`));
    const error = await caught(add());
    expect(error).toMatchObject({ code: 'internal', did: 'unknown' });
    expect(plainText(error.said)).toContain('statement timeout');
    await raw.query('rollback');
    await add();
    expect(await rowsOf(databaseUrl)).toHaveLength(1);
  });
});
