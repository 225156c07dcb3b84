import type { Command, Commands } from './command.ts';

export interface Found {
  readonly path: string;
  readonly command: Command;
  /** What of the line is left for the command's fields. */
  readonly rest: string;
}

/** Finds the command that a typed line starts with; one or two words are its path. */
export function findCommand(line: string, commands: Commands): Found | undefined {
  const [, first = '', second = ''] = /^\s*(\S+)(?:\s+(\S+))?/.exec(line) ?? [];
  for (const path of [`${first} ${second}`, first]) {
    const command = commands.get(path.toLowerCase());
    if (command === undefined) continue;
    const words = path.split(' ').map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    const rest = line.replace(new RegExp(String.raw`^\s*${words.join(String.raw`\s+`)}\s*`), '');
    return { path: path.toLowerCase(), command, rest };
  }
  return undefined;
}

/** The largest group of commands has so many. */
const MOST_HALVES = 6;

/** The commands whose path is nearest to what was typed, for "did you mean"; none when nothing is near. */
export function nearCommands(line: string, commands: Commands): readonly string[] {
  const typed = line.trim().toLowerCase().split(/\s+/).slice(0, 2);
  // The first half of a path alone, such as `record`, is completed.
  const [half = '', more] = typed;
  const halves = [...commands.keys()].filter((path) => more === undefined && path.startsWith(`${half} `));
  if (halves.length > 0) return halves.slice(0, MOST_HALVES);
  const near = [...commands.keys()].map((path) => {
    const words = path.split(' ').length;
    return { path, steps: distance(typed.slice(0, words).join(' '), path) };
  });
  return near
    .filter(({ path, steps }) => steps <= Math.max(2, Math.floor(path.length / 3)))
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, 3)
    .map(({ path }) => path);
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, from] of a.split('').entries()) {
    const next = [i + 1];
    for (const [j, to] of b.split('').entries()) {
      const swap = (row[j] ?? 0) + (from === to ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
