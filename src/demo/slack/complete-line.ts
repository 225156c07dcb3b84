import type { Command, Commands } from '../../core/command.ts';
import { findCommand } from '../../core/find-command.ts';
import { usageOf } from '../../core/usage.ts';
import type { Completion, Completions } from '../screen.ts';

/** Slack itself completes no further than the slash command. */
const NOTE = 'Slack offers the command with its usage hint; the rest is help by this page.';

const NOTHING: Completions = { hint: '', note: '', ready: true, items: [] };

/** What may follow what is typed so far; the line itself is free text in Slack. */
export function completeSlackLine(text: string, root: string, commands: Commands): Completions {
  const typed = /^\/(\S*)(\s+)?(.*)$/s.exec(text);
  if (typed === null) return NOTHING;
  const [, word = '', space = '', rest = ''] = typed;
  if (space === '') return { hint: '', note: NOTE, ready: word === root, items: rootItems(word, root) };
  if (word !== root) return NOTHING;
  const found = findCommand(rest, commands);
  if (found !== undefined && /\s/.test(rest)) {
    return { ...NOTHING, hint: usageOf(root, found.path, found.command) };
  }
  const near = [...commands].filter(([path]) => path.startsWith(rest.trim().toLowerCase()));
  const items = near.map(([path, command]) => commandItem(path, command, root));
  return { hint: '', note: NOTE, ready: found !== undefined || rest.trim() === '', items };
}

function rootItems(word: string, root: string): readonly Completion[] {
  if (!root.startsWith(word)) return [];
  return [{ label: `/${root}`, detail: 'help | status <stream> | ban <stream> …', text: `/${root} ` }];
}

const commandItem = (path: string, command: Command, root: string): Completion => ({
  label: usageOf(root, path, command),
  detail: command.summary,
  text: `/${root} ${path} `,
});
