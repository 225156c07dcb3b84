import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderManifest } from '../chat/slack/register.ts';
import type { Commands } from '../core/command.ts';
import { usageOf } from '../core/usage.ts';
import { LEGACY_ABILITIES } from '../live/tencent-legacy/abilities.ts';
import { V3_ABILITIES } from '../live/tencent-v3/abilities.ts';
import { markdownTable } from './markdown-table.ts';
import { limitsTable, operationsTable } from './operations-table.ts';
import { OPERATIONS } from './operations.ts';

/** The root command that the manifest and the README are made for; `command` in tallylight.yml may name another. */
export const ROOT = 'live';

const GENERATIONS = {
  v3: V3_ABILITIES.mainland,
  intl: V3_ABILITIES.intl,
  legacy: LEGACY_ABILITIES,
};

/** The files that are made from `commands/`, by path, as they should be. */
export function generatedFiles(root: string, commands: Commands): ReadonlyMap<string, string> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const parts = [
    ['commands', commandTable(commands)],
    ['operations', operationsTable(OPERATIONS, GENERATIONS, { root: ROOT, commands })],
    ['limits', limitsTable(GENERATIONS)],
  ] as const;
  return new Map([
    ['manifest.yml', renderManifest(ROOT, commands, { mode: 'socket' })],
    ['README.md', parts.reduce((whole, [name, part]) => withPart(whole, name, part), readme)],
  ]);
}

/** The README with what stands between the two marks of `name` replaced; throws when a mark is missing. */
function withPart(readme: string, name: string, part: string): string {
  const start = `<!-- ${name}: made by \`npm run manifest\` -->`;
  const end = `<!-- /${name} -->`;
  const [before, rest] = readme.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new TypeError(`README.md lacks ${start} or ${end}`);
  return `${before}${start}\n\n${part}\n\n${end}${after}`;
}

function commandTable(commands: Commands): string {
  const rows = [...commands].map(([path, command]) => [
    `\`${usageOf(ROOT, path, command)}\``,
    command.summary,
    `\`${command.needs}\``,
    command.shows === 'to-me' ? 'the asker' : 'the channel',
  ]);
  return markdownTable([['Command', 'What it does', 'Needs', 'Answers'], ...rows]);
}
