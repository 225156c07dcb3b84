import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BotError } from '../core/errors.ts';
import { code, text, type Text } from '../core/text.ts';

const FILE = code('file:./data/tallylight.db');
const SERVER = code('postgres://tallylight:password@db.example.com:5432/tallylight');
export const SETTING = code('DATABASE_URL');

export interface PostgresAddress {
  readonly kind: 'postgres';
  readonly url: string;
  /** The password in each form that it has in the address: no message may repeat one. */
  readonly passwords: readonly string[];
}

export type DatabaseAddress = { readonly kind: 'file'; readonly path: string } | PostgresAddress;

/**
 * What `DATABASE_URL` names: a SQLite file, `file:./data/tallylight.db` from the working directory on or
 * `file:///var/lib/tallylight.db`, or a PostgreSQL database, `postgres://` or `postgresql://`.
 * @throws BotError `bad-input` for anything else. No message, and no cause, repeats the address: it can have a password.
 */
export function readDatabaseUrl(databaseUrl: string): DatabaseAddress {
  if (/^postgres(?:ql)?:\/\//.test(databaseUrl)) return readPostgres(databaseUrl);
  const path = /^file:(?!\/\/)(.+)$/.exec(databaseUrl)?.[1];
  if (path !== undefined) return { kind: 'file', path: resolve(path) };
  try {
    return { kind: 'file', path: fileURLToPath(databaseUrl) };
  } catch {
    throw unreadable(text`${SETTING} names no database.`);
  }
}

function readPostgres(url: string): PostgresAddress {
  try {
    const { password, searchParams, href, pathname, search } = new URL(url);
    // Behind a sign that was not encoded, the rest of the password would be taken for host, port or database, and told.
    if (href.includes('#') || (pathname + search).includes('@'))
      throw new TypeError('a sign that is not encoded');
    const passwords = [password, decodeURIComponent(password), searchParams.get('password') ?? ''];
    return { kind: 'postgres', url, passwords: [...new Set(passwords)].filter((one) => one !== '') };
  } catch {
    const said = text`${SETTING} names a PostgreSQL database, but cannot be read: a sign such as ${code('/ ? # @ %')} in the password must be percent-encoded.`;
    throw unreadable(said);
  }
}

function unreadable(said: Text): BotError {
  return new BotError('bad-input', {
    said,
    did: 'nothing',
    next: text`Set it to a file, such as ${FILE}, or to a PostgreSQL database, such as ${SERVER}.`,
  });
}
