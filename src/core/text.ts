/**
 * Text as data: a template and its values, kept apart, so that a value can never become markup and a language
 * catalogue can translate the template as a whole when it is rendered for its reader.
 */
export interface Text {
  readonly strings: readonly string[];
  readonly values: readonly TextValue[];
}

export type Span =
  | { readonly kind: 'plain' | 'bold' | 'code'; readonly value: string }
  | { readonly kind: 'link'; readonly value: string; readonly url: string }
  /** A moment (UNIX seconds), shown in the reader's own zone where the platform can. */
  | { readonly kind: 'time'; readonly at: number }
  | Mention;

export interface Mention {
  readonly kind: 'mention';
  readonly who: 'user' | 'group';
  readonly platform: string;
  readonly id: string;
  /** What is shown where the platform of the reader cannot resolve the id. */
  readonly value: string;
}

export type TextValue = string | number | Span | Text;

/** A catalogue: English template (`Stream {0} is {1}.`) to the same sentence in another language. */
export type Catalogue = ReadonlyMap<string, string>;

/** The template tag for every sentence that the bot says. */
export function text(strings: TemplateStringsArray, ...values: readonly TextValue[]): Text {
  return { strings, values };
}

export const bold = (value: string): Span => ({ kind: 'bold', value });
export const code = (value: string): Span => ({ kind: 'code', value });
export const link = (value: string, url: string): Span => ({ kind: 'link', value, url });
/** A moment in UNIX seconds. */
export const time = (at: number): Span => ({ kind: 'time', at });

/** One text of several, each translated by itself: `joined([a, b], text`, `)`. */
export function joined(parts: readonly Text[], separator: Text): Text {
  const values = parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
  return { strings: Array.from({ length: values.length + 1 }, () => ''), values };
}

/** The catalogue's key of a text: its template with `{0}`, `{1}` … where the values stand. */
export function templateOf(said: Text): string {
  return said.strings.reduce((whole, part, index) => `${whole}{${index - 1}}${part}`);
}

/**
 * The text as a flat list of spans, in the catalogue's language where it has the sentence. Neighbouring plain spans are
 * one span; control, bidirectional and zero-width characters of values are taken out (product C18).
 */
export function spansOf(said: Text, catalogue?: Catalogue): Span[] {
  const template = templateOf(said);
  const parts = (catalogue?.get(template) ?? template).split(/\{(\d+)\}/);
  const spans = parts.flatMap((part, index): Span[] => {
    if (index % 2 === 0) return [{ kind: 'plain', value: part }];
    const value = said.values[Number(part)];
    return value === undefined ? [] : valueSpans(value, catalogue);
  });
  return merged(spans);
}

function valueSpans(value: TextValue, catalogue: Catalogue | undefined): Span[] {
  if (typeof value === 'string') return [{ kind: 'plain', value: cleaned(value) }];
  if (typeof value === 'number') return [{ kind: 'plain', value: String(value) }];
  if ('strings' in value) return spansOf(value, catalogue);
  return value.kind === 'time' ? [value] : [{ ...value, value: cleaned(value.value) }];
}

function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (span.kind === 'plain' && span.value === '') continue;
    if (span.kind === 'plain' && last?.kind === 'plain') {
      out[out.length - 1] = { kind: 'plain', value: last.value + span.value };
    } else out.push(span);
  }
  return out;
}

/** What a person reads where there is no markup at all: a terminal, an alt text, a notification. */
export function plainText(said: Text, catalogue?: Catalogue): string {
  return spansOf(said, catalogue)
    .map((span) => (span.kind === 'time' ? utc(span.at) : span.value))
    .join('');
}

/** `2026-11-22 23:30 UTC`, to the minute; a number that is no moment is shown as it is. */
export function utc(at: number): string {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return String(at);
  return `${date.toISOString().slice(0, -8).replace('T', ' ')} UTC`;
}

/** All that Unicode says to show nothing for, but for the marks that choose an emoji's look; and halves of characters. */
const HIDDEN =
  /(?!\n|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/** Takes out what a reader cannot see but what can fool one: control, bidirectional and zero-width characters. */
export function cleaned(value: string): string {
  return value.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').replaceAll(HIDDEN, '');
}
