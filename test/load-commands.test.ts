import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { fieldsOf } from '../src/core/fields.ts';
import { loadCommands } from '../src/load-commands.ts';

/** A folder of commands that is gone after the test. */
function folderWith(files: Readonly<Record<string, string>>): URL {
  const root = mkdtempSync(join(tmpdir(), 'tallylight-commands-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return pathToFileURL(`${root}/`);
}

const FIELD_TYPES = fileURLToPath(new URL('../src/core/field-types.ts', import.meta.url));
const ZOD = fileURLToPath(import.meta.resolve('zod'));

const command = (fields = '', more = '') => `
  import * as z from '${ZOD}';
  import { streamField } from '${FIELD_TYPES}';
  export default {
    summary: 'Does it', needs: 'view', shows: 'to-me',
    input: z.object({ ${fields} }),
    run: () => Promise.resolve({ tone: 'info', title: 'x', blocks: [] }),
    ${more}
  };`;

test('the commands of the repository: in order, within what platforms and forms can show', async () => {
  const commands = await loadCommands();
  const paths = [...commands.keys()];
  expect(paths).toEqual(expect.arrayContaining(['status', 'ban', 'unban', 'help', 'audit show']));
  expect(paths).toEqual(paths.toSorted((a, b) => (a < b ? -1 : 1)));
  for (const [path, command] of commands) {
    const { summary, input, look } = command;
    expect(path).toMatch(/^[a-z][a-z-]{0,31}(?: [a-z][a-z-]{0,31})?$/);
    expect(paths.filter((other) => other.startsWith(`${path} `))).toEqual([]);
    expect(summary).toMatch(/^[A-Z].{0,58}[^.]$/s);
    expect(command.writesTo === undefined || look !== undefined).toBe(true);
    for (const field of fieldsOf(input)) expect(field.words.length).toBeLessThanOrEqual(50);
  }
});

test('a path is a name, a folder is its first word; declarations and other files are none', async () => {
  const folder = folderWith({
    'one.ts': command(),
    'two/three.ts': command(),
    'two/README.md': '# no command',
    'types.d.ts': 'export type No = 1;',
  });
  expect([...(await loadCommands(folder)).keys()]).toEqual(['one', 'two three']);
});

test.each([
  ['nothing exported', 'export const x = 1;'],
  ['no run', command('', 'run: undefined')],
  ['an unknown permission', command('', "needs: 'everything'")],
  ['a summary that is too long', command('', `summary: '${'x'.repeat(61)}'`)],
  ['an input that is no object', command('', 'input: z.string()')],
])('a file with %s stops the start and is named', async (_, content) => {
  await expect(loadCommands(folderWith({ 'bad.ts': content }))).rejects.toThrow(
    /bad\.ts does not export a command by default/,
  );
});

test('a field that no field maker made stops the start', async () => {
  await expect(loadCommands(folderWith({ 'bad.ts': command('stream: z.string()') }))).rejects.toThrow(
    'field stream',
  );
});

test('six required fields fit into no form', async () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}: streamField()`).join(', ');
  await expect(loadCommands(folderWith({ 'big.ts': command(six) }))).rejects.toThrow(
    'a form holds 5 fields, 6 are required',
  );
});
