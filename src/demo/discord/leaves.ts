import type { Choice } from '../../sim/discord/interaction.ts';
import { listOf, numberOf, textOf, type Fields } from '../../sim/discord/wire.ts';

/** One whole command that can be sent: `/live ban`, with its option boxes in order. */
export interface Leaf {
  /** Without the slash: root, group if any, sub-command. */
  readonly words: readonly [string, ...string[]];
  readonly description: string;
  readonly options: readonly LeafOption[];
}

export interface LeafOption {
  readonly name: string;
  readonly description: string;
  /** Discord's number: 3 text, 4 whole number, 5 yes or no, 10 number. */
  readonly type: number;
  readonly required: boolean;
  readonly completes: boolean;
  readonly choices: readonly Choice[];
}

/** The highest number of a type that holds further commands: 1 sub-command, 2 group. */
const GROUP = 2;

/** Every command that a channel's registered commands hold. */
export const leavesOf = (commands: readonly Fields[]): readonly Leaf[] =>
  commands.flatMap((command) => leavesBelow(command, [textOf(command['name'])]));

function leavesBelow(parent: Fields, words: Leaf['words']): readonly Leaf[] {
  const options = listOf(parent['options']);
  const inside = options.filter(({ type }) => numberOf(type) <= GROUP);
  if (inside.length > 0) {
    return inside.flatMap((child) => leavesBelow(child, [...words, textOf(child['name'])]));
  }
  return [{ words, description: textOf(parent['description']), options: options.map(optionOf) }];
}

const optionOf = (option: Fields): LeafOption => ({
  name: textOf(option['name']),
  description: textOf(option['description']),
  type: numberOf(option['type']),
  required: option['required'] === true,
  completes: option['autocomplete'] === true,
  choices: listOf(option['choices']).map((choice) => ({
    name: textOf(choice['name']),
    value: choiceValue(choice['value']),
  })),
});

const choiceValue = (value: unknown): string | number => (typeof value === 'number' ? value : textOf(value));

/** How a command is filled: `/live ban <stream> [for] [reason]`. */
export const leafUsage = ({ words, options }: Leaf): string =>
  [
    `/${words.join(' ')}`,
    ...options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`)),
  ].join(' ');
