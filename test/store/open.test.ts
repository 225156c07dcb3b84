import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
    const read = `${plainText(error.said)} ${plainText(error.next)} ${error.message}`;
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

  it('reads relative, absolute and full addresses', () => {
    expect(readDatabaseUrl('file:./data/tallylight.db').path).toBe(resolve('data/tallylight.db'));
    expect(readDatabaseUrl('file:/var/lib/a b.db').path).toBe('/var/lib/a b.db');
    expect(readDatabaseUrl('file:///var/lib/a%20b.db').path).toBe('/var/lib/a b.db');
  });

  it.each(['postgres://bot:geheim@db/tally', 'postgresql://bot:geheim@db/tally'])(
    'says that %s is not for this version, without its password',
    async (databaseUrl) => {
      const { code, did, read } = await refusal(databaseUrl);
      expect({ code, did }).toEqual({ code: 'unsupported', did: 'nothing' });
      expect(read).toContain('DATABASE_URL');
      expect(read).not.toContain('geheim');
    },
  );

  it.each(['', 'tallylight.db', 'file://data/tallylight.db', 'mysql://bot:geheim@db/tally'])(
    'refuses the address "%s" and shows a right one',
    async (databaseUrl) => {
      const { code, read } = await refusal(databaseUrl);
      expect(code).toBe('bad-input');
      expect(read).toContain('DATABASE_URL');
      expect(read).toContain('file:./data/tallylight.db');
      expect(read).not.toContain('geheim');
    },
  );

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
