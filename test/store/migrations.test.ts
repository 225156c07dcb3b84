import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadSqlite } from '../../src/store/load-sqlite.ts';
import { migrate, MIGRATIONS, type Migration } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { sql } from '../../src/store/sql.ts';
import { openSqliteDriver } from '../../src/store/sqlite.ts';
import { auditRow, NOW } from '../contracts/store/rows.ts';
import { openRaw, temporaryFolder } from './temporary.ts';

const open = (path: string, at = NOW) => openStore(`file:${path}`, { now: () => at });

/** The path of a database with one audit row, closed. */
async function filled(): Promise<string> {
  const path = join(temporaryFolder(), 'tallylight.db');
  const store = await open(path);
  await store.audit.append(auditRow());
  await store.close();
  return path;
}

async function migrateFile(path: string, migrations: readonly Migration[]): Promise<void> {
  const driver = openSqliteDriver(await loadSqlite(process.versions.node), path);
  onTestFinished(() => driver.close());
  await migrate(driver, NOW + 60, migrations);
}

const versions = async (path: string) =>
  (await openRaw(path)).prepare('select version, at from migrations order by version').all();

/** The shapes before facts were told apart by streams. */
const SCOPE = 5;

const addNote: Migration = () => [sql`alter table audit add column note text`];
const failHalfWay: Migration = () => [sql`create table half (id text)`, sql`create table audit (id text)`];

describe('migrations', () => {
  it('run once, however often the file is opened', async () => {
    const path = await filled();
    await (await open(path, NOW + 60)).close();
    expect(await versions(path)).toEqual(MIGRATIONS.map((_, index) => ({ version: index + 1, at: NOW })));
  });

  it('bring an older file on, and keep its rows', async () => {
    const path = await filled();
    await migrateFile(path, [...MIGRATIONS, addNote]);
    expect(await versions(path)).toContainEqual({ version: MIGRATIONS.length + 1, at: NOW + 60 });
    const raw = await openRaw(path);
    expect(raw.prepare('select call, note from audit').all()).toEqual([{ call: 'call-1', note: null }]);
  });

  it('keep the facts of all streams as those of no filter', async () => {
    const path = join(temporaryFolder(), 'tallylight.db');
    await migrateFile(path, MIGRATIONS.slice(0, SCOPE));
    const raw = await openRaw(path);
    raw.exec("insert into fact_buckets (at, body) values (900, 'bucket')");
    raw.exec("insert into fact_days (zone, day, kept_at, body) values ('UTC', '2026-11-21', 1, 'day')");
    const store = await open(path);
    expect(await store.facts.buckets(0, NOW, '')).toEqual([{ at: 900, body: 'bucket' }]);
    expect(await store.facts.day('UTC', '2026-11-21', '')).toMatchObject({ keptAt: 1, body: 'day' });
    expect(await store.facts.day('UTC', '2026-11-21', '//room-')).toBeUndefined();
    await store.close();
  });

  it('leave the file as it was when one fails', async () => {
    const path = await filled();
    await expect(migrateFile(path, [...MIGRATIONS, failHalfWay])).rejects.toThrow('audit');
    expect(await versions(path)).toHaveLength(MIGRATIONS.length);
    const raw = await openRaw(path);
    expect(raw.prepare("select name from sqlite_master where name = 'half'").all()).toEqual([]);
    const store = await open(path);
    expect(await store.audit.list({}, 10)).toEqual([auditRow()]);
    await store.close();
  });

  it('refuse a file from a newer version', async () => {
    const path = await filled();
    await migrateFile(path, [...MIGRATIONS, () => []]);
    await expect(open(path)).rejects.toMatchObject({ code: 'unsupported', did: 'nothing' });
  });
});
