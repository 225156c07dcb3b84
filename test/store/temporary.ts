import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadSqlite, type SqliteDatabase } from '../../src/store/load-sqlite.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The file as somebody else's program sees it, until the test ends. */
export async function openRaw(path: string): Promise<SqliteDatabase> {
  const database = (await loadSqlite(process.versions.node))(path);
  onTestFinished(() => database.close());
  return database;
}
