import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BotError } from '../core/errors.ts';
import { code, text } from '../core/text.ts';

const EXAMPLE = code('file:./data/tallylight.db');
const SETTING = code('DATABASE_URL');

/**
 * Where the SQLite file is, as an absolute path: `file:./data/tallylight.db` from the working directory on, or
 * `file:///var/lib/tallylight.db`. No message repeats the address, since one for PostgreSQL has a password in it.
 * @throws BotError `unsupported` for PostgreSQL, `bad-input` for anything else that is no file.
 */
export function readDatabaseUrl(databaseUrl: string): { readonly path: string } {
  if (/^postgres(ql)?:/.test(databaseUrl)) throw noPostgres();
  const path = /^file:(?!\/\/)(.+)$/.exec(databaseUrl)?.[1];
  if (path !== undefined) return { path: resolve(path) };
  try {
    return { path: fileURLToPath(databaseUrl) };
  } catch (cause) {
    throw new BotError('bad-input', {
      said: text`${SETTING} names no database file.`,
      did: 'nothing',
      next: text`Set it to an address such as ${EXAMPLE}.`,
      cause,
    });
  }
}

function noPostgres(): BotError {
  return new BotError('unsupported', {
    said: text`${SETTING} names a PostgreSQL database, which this version cannot use yet.`,
    did: 'nothing',
    next: text`Set it to a file, such as ${EXAMPLE}, and run one instance.`,
  });
}
