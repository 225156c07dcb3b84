import type { RawInput } from './call.ts';
import type { Field } from './fields.ts';
import { bold, code, text, type Text } from './text.ts';

export type TypedText =
  | { readonly raw: RawInput; readonly problem?: undefined }
  | { readonly raw?: undefined; readonly problem: Text };

interface Token {
  readonly key: string | undefined;
  readonly value: string;
  /** Where the value starts in the line, for the field that takes the rest. */
  readonly start: number;
  readonly keyStart: number;
}

/**
 * Reads `room-1 2h nudity` or `stream=room-1 for=2h`: words in the order of the fields, `key=value` anywhere, quotes,
 * typographic ones too; the last free-text field takes the rest of the line.
 */
export function readTypedText(line: string, fields: readonly Field[]): TypedText {
  const plainLine = plainMarks(line);
  const raw = new Map<string, string>();
  const names = new Set(fields.map((field) => field.name));
  let at = 0;
  for (;;) {
    const token = nextToken(plainLine, at, names);
    if (token === undefined) return { raw: Object.fromEntries(raw) };
    const field = fields.find(({ name }) => (token.key === undefined ? !raw.has(name) : name === token.key));
    if (field === undefined) return { problem: text`${code(shown(token.value))} is one word too many.` };
    if (raw.has(field.name)) return { problem: text`${bold(field.name)} is given twice.` };
    const end = field.takesRest === true ? restEnd(plainLine, token, names, raw) : tokenEnd(plainLine, token);
    if (end === undefined) return { problem: text`A quote is opened and never closed.` };
    raw.set(field.name, unquoted(plainLine.slice(token.start, end).trim()));
    at = end;
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

function nextToken(line: string, from: number, names: ReadonlySet<string>): Token | undefined {
  const keyStart = from + (/^\s*/.exec(line.slice(from))?.[0].length ?? 0);
  if (keyStart >= line.length) return undefined;
  const rest = line.slice(keyStart);
  const key = /^([a-z][a-z-]*)=/.exec(rest)?.[1];
  const named = key !== undefined && names.has(key);
  const start = named ? keyStart + key.length + 1 : keyStart;
  return { key: named ? key : undefined, value: /^\S*/.exec(line.slice(start))?.[0] ?? '', start, keyStart };
}

/** The end of one word or one quoted string; undefined when the quote stays open. */
function tokenEnd(line: string, token: Token): number | undefined {
  const quote = line[token.start];
  if (quote !== '"' && quote !== "'") return token.start + token.value.length;
  const close = new RegExp(String.raw`${quote}(?=\s|$)`).exec(line.slice(token.start + 1));
  return close === null ? undefined : token.start + close.index + 2;
}

/** To the end of the line, or to the next `key=` of a field that has no value yet. */
function restEnd(line: string, token: Token, names: ReadonlySet<string>, raw: ReadonlyMap<string, string>) {
  for (const match of line.slice(token.start).matchAll(/\s([a-z][a-z-]*)=/g)) {
    const [, key = ''] = match;
    if (names.has(key) && !raw.has(key) && key !== token.key) return token.start + match.index;
  }
  return line.length;
}

function unquoted(value: string): string {
  const inner = /^(["'])(.*)\1$/s.exec(value)?.[2];
  return inner ?? value;
}

const shown = (value: string): string => value.split('?')[0]?.slice(0, 60) ?? '';
