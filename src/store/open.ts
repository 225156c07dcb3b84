import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { BotError } from '../core/errors.ts';
import { code, text } from '../core/text.ts';
import { readDatabaseUrl } from './database-url.ts';
import type { Driver } from './driver.ts';
import { loadSqlite } from './load-sqlite.ts';
import { migrate } from './migrations.ts';
import type { Store, UnixSeconds } from './port.ts';
import { createSqlStore } from './sql-store.ts';
import { openSqliteDriver } from './sqlite.ts';

export interface StoreOptions {
  /** Stamps the migrations; every other moment comes with the call that needs it. */
  readonly now: () => UnixSeconds;
}

/**
 * Opens the store that `DATABASE_URL` names, makes it if need be (folder included) and brings it to the newest shape.
 * @throws BotError `bad-input` or `unsupported` for an address that is none of ours, `unsupported` for a database of a
 * newer Tallylight, `internal` for a file that cannot be opened or made.
 */
export async function openStore(databaseUrl: string, { now }: StoreOptions): Promise<Store> {
  const { path } = readDatabaseUrl(databaseUrl);
  const open = await loadSqlite(process.versions.node);
  try {
    // The saved ways back to people let their reader answer in the bot's name.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return await migratedStore(openSqliteDriver(open, path), now());
  } catch (error) {
    throw error instanceof BotError ? error : cannotOpen(path, error);
  }
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
    next: text`Make the file and its folder writable for the bot, or name another file in ${code('DATABASE_URL')}.`,
    cause,
  });
}
