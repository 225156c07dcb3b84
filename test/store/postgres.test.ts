import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, MIGRATIONS, type Migration } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { only, sql } from '../../src/store/sql.ts';
import { storeContract } from '../contracts/store.ts';
import { auditRow, intent, NOW, together } from '../contracts/store/rows.ts';
import { describePostgres, openDriver, openRaw } from './fresh-postgres.ts';

const open = (databaseUrl: string) => openStore(databaseUrl, { now: () => NOW });

const failHalfWay: Migration = () => [sql`create table half (id text)`, sql`create table audit (id text)`];
/** The lock that every transaction takes: `tally` in ASCII. */
const TAKE_LOCK = "begin; select pg_advisory_xact_lock(x'74616c6c79'::bigint)";

describePostgres('PostgreSQL', ({ empty, database }) => {
  storeContract('PostgreSQL', async () => {
    const databaseUrl = await empty();
    return { store: await open(databaseUrl), reopen: () => open(databaseUrl) };
  });

  describe('the PostgreSQL driver', () => {
    it('binds text, whole numbers, bigint, null and bytes, and gives them back', async () => {
      const driver = await openDriver(database());
      const bytes = new Uint8Array([0, 1, 255]);
      const asked = sql`select ${'直播'} as a, cast(${Number.MAX_SAFE_INTEGER} as bigint) as b,
        cast(${-7n} as bigint) as c, ${null} as d, cast(${bytes} as bytea) as e, '?' as f`;
      const e = Buffer.from(bytes);
      const row = { a: '直播', b: Number.MAX_SAFE_INTEGER, c: -7, d: null, e, f: '?' };
      expect(await driver.read(asked)).toEqual([row]);
    });

    it('refuses to bind anything else', async () => {
      const driver = await openDriver(database());
      const yes = { sql: 'select ? as a', values: JSON.parse('[true]') };
      await expect(driver.read(yes)).rejects.toThrow(TypeError);
      await expect(driver.transact(() => only(yes))).rejects.toThrow(TypeError);
    });

    it('refuses to read a number that is none in JavaScript, and goes on', async () => {
      const driver = await openDriver(database());
      const large = sql`select cast(${2n ** 53n} as bigint) as a`;
      await expect(driver.read(large)).rejects.toThrow('9007199254740992');
      await expect(driver.transact(() => only(large))).rejects.toThrow('9007199254740992');
      expect(await driver.transact(() => only(sql`select 1 as a`))).toEqual([{ a: 1 }]);
    });

    it('undoes the whole transaction when a step or the database fails', async () => {
      const driver = await openDriver(await empty());
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
      expect(await driver.read(sql`select * from t`)).toEqual([]);
    });

    it('gives the reason when the commit itself is refused', async () => {
      const driver = await openDriver(await empty());
      await driver.transact(() =>
        only(sql`create table t (n bigint, unique (n) deferrable initially deferred)`),
      );
      const twice = driver.transact(() => only(sql`insert into t (n) values (${1}), (${1})`));
      await expect(twice).rejects.toThrow(/unique/i);
      expect(await driver.read(sql`select * from t`)).toEqual([]);
    });

    it('keeps interleaved transactions of several instances apart', async () => {
      const databaseUrl = await empty();
      const drivers = [await openDriver(databaseUrl), await openDriver(databaseUrl)];
      await drivers[0]?.transact(() => only(sql`create table t (n bigint)`));
      await drivers[0]?.transact(() => only(sql`insert into t (n) values (${0})`));
      await together(100, async (index) =>
        drivers[index % 2]?.transact(function* () {
          const [row] = yield sql`select n from t`;
          yield sql`update t set n = ${Number(row?.['n']) + 1}`;
        }),
      );
      expect(await drivers[1]?.read(sql`select n from t`)).toEqual([{ n: 100 }]);
    });

    it('answers questions while a transaction of another program holds the lock', async () => {
      const databaseUrl = await empty();
      const store = await open(databaseUrl);
      onTestFinished(() => store.close());
      const raw = await openRaw(databaseUrl);
      await raw.query(TAKE_LOCK);
      let taken = false;
      const claim = store.claims.take('k', 'one', NOW, NOW + 60).finally(() => (taken = true));
      expect(await store.intents.last('write:room-1')).toBe(0);
      expect(await store.audit.list({}, 10)).toEqual([]);
      expect(taken).toBe(false);
      await raw.query('rollback');
      expect(await claim).toBeDefined();
    });

    it('finishes what has begun when it is closed', async () => {
      const store = await open(await empty());
      const claims = together(30, (index) => store.claims.take(`k-${index}`, 'one', NOW, NOW + 60));
      await store.close();
      expect((await claims).filter((claim) => claim !== undefined)).toHaveLength(30);
    });

    it('names a database whose encoding loses text', async () => {
      const raw = await openRaw(database());
      const latin = new URL(database());
      latin.pathname += '_latin1';
      const name = latin.pathname.slice(1);
      await raw.query(`create database ${name} encoding 'LATIN1' locale 'C' template template0`);
      const opening = open(latin.href);
      await expect(opening).rejects.toMatchObject({ code: 'internal', did: 'nothing' });
      await expect(opening).rejects.toThrow('LATIN1');
      await raw.query(`drop database ${name} with (force)`);
    });

    it('says what the user may not do', async () => {
      const raw = await openRaw(database());
      const role = `role_${new URL(database()).pathname.slice(1)}`;
      await raw.query(`create role ${role} login password 'geheim'`);
      const url = new URL(await empty());
      url.username = role;
      url.password = 'geheim';
      const opening = open(url.href);
      await expect(opening).rejects.toMatchObject({ code: 'internal', did: 'nothing' });
      await expect(opening).rejects.toThrow(/DATABASE_URL.*(?:permission denied|no schema)/);
      await raw.query(`drop role ${role}`);
    });
  });

  describe('the audit in PostgreSQL', () => {
    it.each(["update audit set actor = 'nobody'", 'delete from audit where seq = 1', 'truncate audit'])(
      'refuses "%s" to its own owner',
      async (change) => {
        const raw = await openRaw(await audited(await empty()));
        await expect(raw.query(change)).rejects.toThrow('audit is append-only');
        expect((await raw.query('select seq from audit')).rows).toHaveLength(3);
      },
    );

    it('chains each row to the one before', async () => {
      const driver = await openDriver(await audited(await empty()));
      let before = '';
      for (const row of await driver.read(sql`select * from audit order by seq`)) {
        const { chain, ...fields } = row;
        before = createHash('sha256')
          .update(JSON.stringify([before, ...Object.values(fields)]))
          .digest('hex');
        expect(chain).toBe(before);
      }
      expect(before).not.toBe('');
    });
  });

  describe('migrations in PostgreSQL', () => {
    it('run once, however often it is opened', async () => {
      const databaseUrl = await audited(await empty());
      const raw = await openRaw(databaseUrl);
      await (await openStore(databaseUrl, { now: () => NOW + 60 })).close();
      const { rows } = await raw.query('select version::int, at::int from migrations');
      expect(rows).toEqual(MIGRATIONS.map((_, index) => ({ version: index + 1, at: NOW })));
    });

    it('leave everything as it was when one fails', async () => {
      const driver = await openDriver(await audited(await empty()));
      await expect(migrate(driver, NOW, [...MIGRATIONS, failHalfWay])).rejects.toThrow('audit');
      await expect(driver.read(sql`select * from half`)).rejects.toThrow('half');
      expect(await driver.read(sql`select version from migrations`)).toHaveLength(MIGRATIONS.length);
    });

    it('refuse a database of a newer version', async () => {
      const databaseUrl = await audited(await empty());
      await migrate(await openDriver(databaseUrl), NOW, [...MIGRATIONS, () => []]);
      await expect(open(databaseUrl)).rejects.toMatchObject({ code: 'unsupported', did: 'nothing' });
    });
  });
});

/** Leaves three audit rows there. */
async function audited(databaseUrl: string): Promise<string> {
  const store = await open(databaseUrl);
  await store.audit.append(auditRow());
  await store.intents.begin(intent('a'));
  await store.intents.settle('a', NOW, 'done', 'req-1');
  await store.audit.append(auditRow({ target: undefined, input: 'a\0b' }));
  await store.close();
  return databaseUrl;
}
