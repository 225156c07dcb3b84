import type { Choice } from '../../sim/discord/interaction.ts';
import type { Completion, Completions } from '../screen.ts';
import { leafUsage, type Leaf, type LeafOption } from './leaves.ts';
import { readTypedLine, type TypedLine } from './typed-line.ts';

/** Asks the bot for the choices of an option that is being typed. */
export type AskBot = (line: TypedLine, option: LeafOption, typed: string) => Promise<readonly Choice[]>;

const NOTHING: Completions = { hint: '', note: '', ready: true, items: [] };

/** What may follow: commands as registered, then the bot's own suggestions for a box, then the boxes that are left. */
export async function completeDiscordLine(
  text: string,
  leaves: readonly Leaf[],
  ask: AskBot,
): Promise<Completions> {
  if (!text.startsWith('/')) return NOTHING;
  const line = readTypedLine(text, leaves);
  const items = commandItems(text, leaves);
  if (line === undefined) return { ...NOTHING, ready: false, items };
  const filled = line.leaf.options.every(({ name, required }) => !required || line.filled.has(name));
  // No space yet: the name itself is still being typed.
  if (items.length > 0 && !/\s$/.test(text)) return { ...NOTHING, ready: filled, items };
  return completeBoxes(text, line, filled, ask);
}

async function completeBoxes(
  text: string,
  line: TypedLine,
  filled: boolean,
  ask: AskBot,
): Promise<Completions> {
  const hint = leafUsage(line.leaf);
  const [first] = line.leaf.options;
  const empty = line.filled.size === 0 && line.last === undefined;
  const box = empty && first?.completes === true ? { option: first, start: text.length } : line.last;
  if (box === undefined) return { hint, note: '', ready: filled, items: boxItems(text, line) };
  const typed = text.slice(box.start).trimStart();
  const choices = box.option.completes ? await ask(line, box.option, typed) : fitting(box.option, typed);
  const before = text.slice(0, box.start);
  return {
    hint,
    note: box.option.description,
    ready: filled && (choices.length === 0 || choices.some(({ value }) => String(value) === typed.trim())),
    items: choices.map((choice) => choiceItem(choice, before)),
  };
}

function commandItems(text: string, leaves: readonly Leaf[]): readonly Completion[] {
  const typed = text.toLowerCase().replaceAll(/\s+/g, ' ');
  return leaves
    .filter(({ words }) => `/${words.join(' ')} `.startsWith(typed))
    .map((leaf) => ({
      label: leafUsage(leaf),
      detail: leaf.description,
      text: `/${leaf.words.join(' ')} `,
    }));
}

const fitting = ({ choices }: LeafOption, typed: string): readonly Choice[] =>
  choices.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));

const choiceItem = ({ name, value }: Choice, before: string): Completion => ({
  label: name,
  detail: '',
  text: `${before}${String(value)} `,
});

/** The option chips that Discord offers behind a filled box. */
const boxItems = (text: string, { leaf, filled }: TypedLine): readonly Completion[] =>
  leaf.options
    .filter(({ name }) => !filled.has(name))
    .map(({ name, description }) => ({
      label: `${name}:`,
      detail: description,
      text: `${text.trimEnd()} ${name}:`,
    }));
