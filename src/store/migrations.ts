import { BotError } from '../core/errors.ts';
import { code, text } from '../core/text.ts';
import type { Driver, Statement, Steps } from './driver.ts';
import type { UnixSeconds } from './port.ts';
import { wholeIn } from './row.ts';
import { cloudShape } from './cloud-shape.ts';
import { digestShape } from './digest-shape.ts';
import { factsShape } from './facts-shape.ts';
import { firstShape } from './first-shape.ts';
import { leaseShape } from './lease-shape.ts';
import { scopeShape } from './scope-shape.ts';
import { sql } from './sql.ts';

export type Migration = (driver: Driver) => readonly Statement[];

/** Number n stands at place n - 1. What has been released is never changed: a change is a new migration. */
export const MIGRATIONS: readonly Migration[] = [
  firstShape,
  digestShape,
  cloudShape,
  leaseShape,
  factsShape,
  scopeShape,
];

/**
 * Brings the database to the newest shape, in one transaction: instances that start together wait for the first.
 * @throws BotError `unsupported` when a newer Tallylight has already been here.
 */
export function migrate(driver: Driver, now: UnixSeconds, migrations = MIGRATIONS): Promise<void> {
  return driver.reshape(function* () {
    yield sql`create table if not exists migrations (version bigint primary key, at bigint not null)`;
    const version = yield* versionNow();
    if (version > migrations.length) throw tooNew(version, migrations.length);
    for (const [index, statements] of migrations.entries()) {
      if (index < version) continue;
      for (const statement of statements(driver)) yield statement;
      yield sql`insert into migrations (version, at) values (${index + 1}, ${now})`;
    }
  });
}

function* versionNow(): Steps<number> {
  const [newest] = yield sql`select version from migrations order by version desc limit 1`;
  return newest === undefined ? 0 : wholeIn(newest, 'version');
}

function tooNew(version: number, known: number): BotError {
  return new BotError('unsupported', {
    said: text`The database is in shape ${version}, and this Tallylight knows shapes up to ${known}.`,
    did: 'nothing',
    next: text`Start the newer Tallylight that made it, or name another database in ${code('DATABASE_URL')}.`,
  });
}
