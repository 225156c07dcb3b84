import { usageOf } from '../core/usage.ts';
import type { Commands } from '../core/command.ts';
import { plainText } from '../core/text.ts';
import { ABILITIES, type Ability } from '../live/port.ts';
import type { AbilityTable } from '../live/tencent/ability-table.ts';
import { markdownTable } from './markdown-table.ts';
import type { Operation } from './operations.ts';

/** What each API has for each ability. */
export interface Generations {
  /** API 3.0 on the mainland site. */
  readonly v3: AbilityTable;
  /** API 3.0 on the international site. */
  readonly intl: AbilityTable;
  readonly legacy: AbilityTable;
}

/** The operations as README's table: the commands and the calls come from the code, and each row names its test. */
export function operationsTable(
  operations: readonly Operation[],
  { v3, legacy }: Generations,
  { root, commands }: { readonly root: string; readonly commands: Commands },
): string {
  const rows = operations.map(({ name, commands: paths, abilities, test }, index) => [
    String(index + 1),
    code(name),
    paths.map((path) => code(usage(root, path, commands))).join('<br>'),
    callsOf(abilities, v3),
    callsOf(abilities, legacy),
    `[test](test/operations/${test}.test.ts)`,
  ]);
  return markdownTable([['#', 'Operation', 'In chat', 'API 3.0', 'API 2.0', 'Proof'], ...rows]);
}

/** What one of them cannot do, and why; the international site only where it differs. */
export function limitsTable({ v3, intl, legacy }: Generations): string {
  const rows = ABILITIES.flatMap((ability) => [
    ...limit(ability, '3.0', v3),
    ...('cannot' in v3[ability] ? [] : limit(ability, '3.0, international', intl)),
    ...limit(ability, '2.0', legacy),
  ]);
  return markdownTable([['What', 'Not on API', 'Why'], ...rows]);
}

function limit(ability: Ability, api: string, table: AbilityTable): string[][] {
  const row = table[ability];
  return 'cannot' in row ? [[code(ability), api, plainText(row.cannot)]] : [];
}

const code = (value: string): string => `\`${value}\``;

function usage(root: string, path: string, commands: Commands): string {
  const command = commands.get(path);
  if (command === undefined) throw new TypeError(`an operation names /${root} ${path}, which there is not`);
  return usageOf(root, path, command);
}

function callsOf(abilities: readonly Ability[], table: AbilityTable): string {
  const calls = abilities.flatMap((ability) => {
    const row = table[ability];
    return 'calls' in row ? row.calls : [];
  });
  return calls.length === 0 ? '–' : [...new Set(calls)].map(code).join(', ');
}
