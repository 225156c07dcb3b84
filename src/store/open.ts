import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { BotError } from '../core/errors.ts';
import { code, text } from '../core/text.ts';
import { readDatabaseUrl, SETTING } from './database-url.ts';
import type { Driver } from './driver.ts';
import { loadSqlite } from './load-sqlite.ts';
import { migrate } from './migrations.ts';
import type { Store, UnixSeconds } from './port.ts';
import { cannotUse } from './postgres-errors.ts';
import { openPostgresDriver } from './postgres.ts';
import { createSqlStore } from './sql-store.ts';
import { openSqliteDriver } from './sqlite.ts';

export interface StoreOptions {
  /** Stamps the migrations; every other moment comes with the call that needs it. */
  readonly now: () => UnixSeconds;
}

/**
 * Opens the store that `DATABASE_URL` names and brings it to the newest shape; a file is made if need be, folder included,
 * while a PostgreSQL database must be there.
 * @throws BotError `bad-input` for an address that is none of ours, `unsupported` for a database of a newer Tallylight,
 * `internal` for one that cannot be opened, made or reached.
 */
export async function openStore(databaseUrl: string, { now }: StoreOptions): Promise<Store> {
  const address = readDatabaseUrl(databaseUrl);
  try {
    const open = address.kind === 'file' ? openFile(address.path) : openPostgresDriver(address);
    return await migratedStore(await open, now());
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw address.kind === 'file' ? cannotOpen(address.path, error) : cannotUse(error, address);
  }
}

async function openFile(path: string): Promise<Driver> {
  const open = await loadSqlite(process.versions.node);
  // The saved ways back to people let their reader answer in the bot's name.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return openSqliteDriver(open, path);
}

async function migratedStore(driver: Driver, now: UnixSeconds): Promise<Store> {
  try {
    await migrate(driver, now);
  } catch (error) {
    await driver.close();
    throw error;
  }
  return createSqlStore(driver);
}

function cannotOpen(path: string, cause: unknown): BotError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BotError('internal', {
    said: text`The database file ${code(path)} cannot be opened or made: ${reason}.`,
    did: 'nothing',
    next: text`Make the file and its folder writable for the bot, or name another file in ${SETTING}.`,
    cause,
  });
}
