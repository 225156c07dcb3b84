import type { Value } from './driver.ts';

/** What both SQLite libraries have, and all that the driver uses of them. */
export interface SqliteDatabase {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): { all(...values: Value[]): unknown[] };
  close(): void;
}

export type OpenSqlite = (path: string) => SqliteDatabase;

/** The first Node whose own SQLite has all of {@link SqliteDatabase}; 22.13 lacks `isTransaction` and prints a warning. */
const FIRST_WITH_SQLITE = 24;

/** Loads the SQLite of this Node (`process.versions.node`), and only that one: never both into one process. */
export async function loadSqlite(nodeVersion: string): Promise<OpenSqlite> {
  const { DatabaseSync } = hasSqlite(nodeVersion)
    ? await import('node:sqlite')
    : await import('@photostructure/sqlite');
  return (path) => new DatabaseSync(path);
}

/** Whether this Node brings its own SQLite, so that the package stays unused. */
export function hasSqlite(nodeVersion: string): boolean {
  return Number.parseInt(nodeVersion, 10) >= FIRST_WITH_SQLITE;
}
