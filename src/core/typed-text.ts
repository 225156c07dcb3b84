import type { RawInput } from './call.ts';
import type { Field } from './fields.ts';
import { shownInput } from './shown-input.ts';
import { bold, code, text, type Text } from './text.ts';

export type TypedText =
  | { readonly raw: RawInput; readonly problem?: undefined }
  | { readonly raw?: undefined; readonly problem: Text };

interface Token {
  readonly key: string | undefined;
  readonly value: string;
  /** Where the value starts in the line. */
  readonly start: number;
}

/** A value's first character, the one behind its last, and where the line goes on. */
interface Taken {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/**
 * Reads `room-1 2h nudity` or `stream=room-1 for=2h`: words in the order of the fields, `key=value` anywhere (or
 * `key:value`, as Discord shows it), quotes, typographic ones too; the last free-text field takes the rest of the line, in the letters it was typed in.
 */
export function readTypedText(line: string, fields: readonly Field[]): TypedText {
  const plainLine = plainMarks(line);
  const raw = new Map<string, string>();
  const names = new Set(fields.map((field) => field.name));
  let at = 0;
  for (;;) {
    const token = nextToken(plainLine, at, { names, given: raw });
    if (token === undefined) return { raw: Object.fromEntries(raw) };
    const field = fields.find(({ name }) => (token.key === undefined ? !raw.has(name) : name === token.key));
    if (field === undefined) return { problem: text`${code(shownInput(token.value))} is one word too many.` };
    if (raw.has(field.name)) return { problem: text`${bold(field.name)} is given twice.` };
    const free = field.takesRest === true;
    const waits = (key: string) => names.has(key) && !raw.has(key) && key !== field.name;
    const taken = free ? takeRest(plainLine, token, waits) : takeWord(plainLine, token);
    if (taken === undefined) return { problem: text`A quote is opened and never closed.` };
    raw.set(field.name, (free ? line : plainLine).slice(taken.from, taken.to));
    at = taken.end;
  }
}

/** Quotes, dashes and spaces as phones write them, as the plain ones that are meant. */
export function plainMarks(line: string): string {
  return line
    .replaceAll(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replaceAll(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
}

interface Known {
  readonly names: ReadonlySet<string>;
  readonly given: ReadonlyMap<string, string>;
}

function nextToken(line: string, from: number, { names, given }: Known): Token | undefined {
  const at = from + (/^\s*/.exec(line.slice(from))?.[0].length ?? 0);
  if (at >= line.length) return undefined;
  const [, key, sign] = /^([a-z][a-z-]*)(=|:(?=\S))/.exec(line.slice(at)) ?? [];
  // Prose has colons: what was given already is no key there.
  const named = key !== undefined && names.has(key) && (sign === '=' || !given.has(key));
  const start = named ? at + key.length + 1 : at;
  return { key: named ? key : undefined, value: /^\S*/.exec(line.slice(start))?.[0] ?? '', start };
}

/** One word or one quoted string; undefined when the quote stays open. */
function takeWord(line: string, { start, value }: Token): Taken | undefined {
  if (isQuote(line[start])) return takeQuoted(line, start);
  const end = start + value.length;
  return { from: start, to: end, end };
}

type Waits = (key: string) => boolean;

/**
 * To the end of the line, or to the next `key=` of a field that still waits. Quotes are its ends when it was named by its
 * key, or when nothing but such a field follows them; otherwise they are part of the text.
 */
function takeRest(line: string, { key, start }: Token, waits: Waits): Taken {
  const quoted = takeQuoted(line, start);
  if (quoted !== undefined && (key !== undefined || endsAt(line, quoted.end, waits))) return quoted;
  const next = [...line.slice(start).matchAll(/\s([a-z][a-z-]*)=/g)].find(([, name = '']) => waits(name));
  const end = next === undefined ? line.length : start + next.index;
  const rest = line.slice(start, end);
  const from = start + rest.length - rest.trimStart().length;
  return { from, to: from + rest.trim().length, end };
}

/** Is the line over here, but for fields that still wait? */
function endsAt(line: string, at: number, waits: Waits): boolean {
  const rest = line.slice(at);
  return rest.trim() === '' || waits(/^\s+([a-z][a-z-]*)=/.exec(rest)?.[1] ?? '');
}

const isQuote = (mark: string | undefined): boolean => mark === '"' || mark === "'";

/** What stands in quotes here; undefined when no quote is opened, or none is closed. */
function takeQuoted(line: string, start: number): Taken | undefined {
  const quote = line[start] ?? '';
  if (!isQuote(quote)) return undefined;
  const from = start + 1;
  const close = new RegExp(String.raw`${quote}(?=\s|$)`).exec(line.slice(from));
  return close === null ? undefined : { from, to: from + close.index, end: from + close.index + 1 };
}
