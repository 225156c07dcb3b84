import type { Leaf, LeafOption } from './leaves.ts';

/** A line as it would stand in Discord's option boxes. */
export interface TypedLine {
  readonly leaf: Leaf;
  /** Text of the boxes that were filled, by option. */
  readonly filled: ReadonlyMap<string, string>;
  /** The box in which the line ends, and where in the line its text begins. */
  readonly last: { readonly option: LeafOption; readonly start: number } | undefined;
}

/** A stretch of the line and the box that it goes into. */
interface Box {
  readonly option: LeafOption;
  readonly start: number;
  readonly text: string;
}

/**
 * Reads `/live ban room-1 for:24h reason:nudity` as a person fills Discord's boxes: words go into the boxes in order, the
 * last box takes all that is left, `name:` opens a box by its name. Undefined while no whole command is named.
 */
export function readTypedLine(line: string, leaves: readonly Leaf[]): TypedLine | undefined {
  const leaf = leaves.find(({ words }) => commandPattern(words).test(line));
  if (leaf === undefined) return undefined;
  const from = commandPattern(leaf.words).exec(line)?.[0].length ?? line.length;
  const named = namedBoxes(line, from, leaf.options);
  const wordsEnd = named[0]?.keyStart ?? line.length;
  const boxes = [...wordBoxes(line.slice(from, wordsEnd), from, leaf.options, named), ...named];
  const last = boxes.at(-1);
  return {
    leaf,
    filled: new Map(
      boxes.map(({ option, text }) => [option.name, text.trim()] as const).filter(([, text]) => text !== ''),
    ),
    last: last === undefined || isLeft(line, last) ? undefined : last,
  };
}

const commandPattern = (words: Leaf['words']): RegExp =>
  new RegExp(String.raw`^/${words.join(String.raw`\s+`)}(?:\s+|$)`, 'i');

/** A space behind a filled box leaves it, so that the other boxes are offered. */
const isLeft = (line: string, { text }: Box): boolean => /\s$/.test(line) && text.trim() !== '';

interface NamedBox extends Box {
  readonly keyStart: number;
}

/** Every `name:` of an option and what stands behind it, up to the next. */
function namedBoxes(line: string, from: number, options: readonly LeafOption[]): readonly NamedBox[] {
  const keys = [...line.slice(from).matchAll(/(?<=^|\s)([\p{L}\p{N}_-]+):/gu)].flatMap((match) => {
    const option = options.find(({ name }) => name === match[1]?.toLowerCase());
    const keyStart = from + match.index;
    return option === undefined ? [] : [{ option, keyStart, start: keyStart + match[0].length }];
  });
  return keys.map((key, index) => ({
    ...key,
    text: line.slice(key.start, keys[index + 1]?.keyStart ?? line.length),
  }));
}

/** The words before the first `name:`, one for each box that is not named; the last box takes the rest. */
function wordBoxes(
  words: string,
  from: number,
  options: readonly LeafOption[],
  named: readonly NamedBox[],
): readonly Box[] {
  const free = options.filter(({ name }) => !named.some(({ option }) => option.name === name));
  const boxes: Box[] = [];
  let at = 0;
  for (const [index, option] of free.entries()) {
    const rest = words.slice(at);
    const word = index === free.length - 1 ? rest : (/^\S+/.exec(rest)?.[0] ?? '');
    if (word.trim() === '') break;
    boxes.push({ option, start: from + at, text: word });
    at += word.length + (/^\s*/.exec(words.slice(at + word.length))?.[0].length ?? 0);
  }
  return boxes;
}
