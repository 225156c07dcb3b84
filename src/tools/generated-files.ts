import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderManifest } from '../chat/slack/register.ts';
import type { Commands } from '../core/command.ts';
import { usageOf } from '../core/usage.ts';

/** The root command that the manifest and the README are made for; `command` in tallylight.yml may name another. */
export const ROOT = 'live';

/** The files that are made from `commands/`, by path, as they should be. */
export function generatedFiles(root: string, commands: Commands): ReadonlyMap<string, string> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return new Map([
    ['manifest.yml', renderManifest(ROOT, commands, { mode: 'socket' })],
    ['README.md', withTable(readme, commandTable(commands))],
  ]);
}

const START = '<!-- commands: made by `npm run manifest` -->';
const END = '<!-- /commands -->';

/** The README with the table between its two marks replaced; throws when a mark is missing. */
function withTable(readme: string, table: string): string {
  const [before, rest] = readme.split(START);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new TypeError(`README.md lacks ${START} or ${END}`);
  return `${before}${START}\n\n${table}\n\n${END}${after}`;
}

const cell = (value: string): string => value.replaceAll('|', String.raw`\|`);

function commandTable(commands: Commands): string {
  const rows = [...commands].map(([path, command]) => [
    `\`${usageOf(ROOT, path, command)}\``,
    command.summary,
    `\`${command.needs}\``,
    command.shows === 'to-me' ? 'the asker' : 'the channel',
  ]);
  const table = [['Command', 'What it does', 'Needs', 'Answers'], ['---', '---', '---', '---'], ...rows];
  return table.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}
