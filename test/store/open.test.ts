import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { plainText } from '../../src/core/text.ts';
import { readDatabaseUrl } from '../../src/store/database-url.ts';
import { openStore } from '../../src/store/open.ts';
import { auditRow, NOW } from '../contracts/store/rows.ts';
import { temporaryFolder } from './temporary.ts';

const open = (databaseUrl: string) => openStore(databaseUrl, { now: () => NOW });

/** The error's code and all that a person reads of it. */
async function refusal(databaseUrl: string): Promise<{ code: string; did: string; read: string }> {
  try {
    await (await open(databaseUrl)).close();
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    const read = `${plainText(error.said)} ${plainText(error.next)} ${inspect(error, { depth: 9 })}`;
    return { code: error.code, did: error.did, read };
  }
  throw new Error('it opened');
}

describe('openStore', () => {
  it('makes the file and its folder, which is for the bot alone', async () => {
    const folder = join(temporaryFolder(), 'some', 'data');
    const store = await open(`file:${folder}/tallylight.db`);
    await store.audit.append(auditRow());
    await store.close();
    expect(statSync(join(folder, 'tallylight.db')).size).toBeGreaterThan(0);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['file:./data/tallylight.db', resolve('data/tallylight.db')],
    ['file:/var/lib/a b.db', '/var/lib/a b.db'],
    ['file:///var/lib/a%20b.db', '/var/lib/a b.db'],
  ])('reads the address of a file: %s', (databaseUrl, path) => {
    expect(readDatabaseUrl(databaseUrl)).toEqual({ kind: 'file', path });
  });

  it.each([
    ['postgres://bot@db/tally', []],
    ['postgresql://bot:geheim@db:5433/tally?sslmode=verify-full', ['geheim']],
    ['postgres://bot:ge%40heim%2F@[::1]/tally', ['ge%40heim%2F', 'ge@heim/']],
    ['postgres:///tally?host=/run/postgresql&user=bot&password=geheim', ['geheim']],
  ])('reads the address of a server and its passwords: %s', (url, passwords) => {
    expect(readDatabaseUrl(url)).toEqual({ kind: 'postgres', url, passwords });
  });

  // Each of them would make a part of the password a host, a port, a database or an option.
  it.each([
    'postgres://bot:ge#heim@db/tally',
    'postgres://bot:12#heim@db/tally',
    'postgres://bot:12/heim@db/tally',
    'postgres://bot:12?heim@db/tally',
    'postgres://bot:ge heim@db:port/tally',
    'postgres://bot:%E0%A4heim@db/tally',
    'postgres:',
  ])('refuses %s, whose password is not encoded, without repeating any of it', async (databaseUrl) => {
    const { code, did, read } = await refusal(databaseUrl);
    expect({ code, did }).toEqual({ code: 'bad-input', did: 'nothing' });
    expect(read).toContain('DATABASE_URL');
    expect(read).not.toContain('heim');
  });

  it.each([
    '',
    'postgres:',
    'tallylight.db',
    'file://data/tallylight.db',
    'mysql://bot:geheim@db/tally',
    'mysql://bot:geheim@[',
  ])('refuses the address "%s" and shows a right one', async (databaseUrl) => {
    const { code, read } = await refusal(databaseUrl);
    expect(code).toBe('bad-input');
    expect(read).toContain('DATABASE_URL');
    expect(read).toContain('file:./data/tallylight.db');
    expect(read).not.toContain('geheim');
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    [
      'no database',
      (path: string) => writeFileSync(path, 'a letter to my aunt, and not short at all'.repeat(99)),
    ],
  ])('names file and setting when the file is %s', async (_, make) => {
    const path = join(temporaryFolder(), 'tallylight.db');
    make(path);
    const { code, did, read } = await refusal(`file:${path}`);
    expect({ code, did }).toEqual({ code: 'internal', did: 'nothing' });
    expect(read).toContain(path);
    expect(read).toContain('DATABASE_URL');
  });

  it('names file and setting when the folder cannot be made', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { code, read } = await refusal(`file:${file}/data/tallylight.db`);
    expect(code).toBe('internal');
    expect(read).toContain(`${file}/data/tallylight.db`);
    expect(read).toContain('DATABASE_URL');
  });
});
