import { spansOf, utc, type Catalogue, type Span, type Text } from '../../core/text.ts';

/** At most `most` UTF-16 units, the last of them `…` when something was cut; no character is cut in half. */
export function cut(value: string, most: number): string {
  if (value.length <= most) return value;
  return `${wellFormed(value.slice(0, most - 1)).replace(/\ufffd$/, '')}…`;
}

/** Half characters become U+FFFD: they cannot be sent as UTF-8. */
export const wellFormed = (value: string): string => value.replaceAll(/\p{Surrogate}/gu, '\ufffd');

/** On one line. */
export const oneLine = (value: string): string => value.replaceAll(/\s*\n\s*/g, ' ').trim();

/** The spans of a text in the reader's language, free of half characters and of impossible times. */
export function slackSpans(said: Text, catalogue: Catalogue | undefined): Span[] {
  return spansOf(said, catalogue).map((span): Span => {
    if (span.kind !== 'time') return { ...span, value: wellFormed(span.value) };
    return isMoment(span.at) ? span : { kind: 'plain', value: String(span.at) };
  });
}

/** What Slack's date element takes: whole seconds, ten digits. */
const isMoment = (at: number): boolean => Number.isInteger(at) && at >= 0 && at <= 9_999_999_999;

/** What is read of a span where there is no markup. */
export const wordsOf = (span: Span): string => (span.kind === 'time' ? utc(span.at) : span.value);

export const plainWords = (spans: readonly Span[]): string => spans.map(wordsOf).join('');

/** Spans of at most `most` characters together; the last one ends with `…` when something was cut. */
export function cutSpans(spans: readonly Span[], most: number): Span[] {
  const kept: Span[] = [];
  let room = most;
  for (const span of spans) {
    const { length } = wordsOf(span);
    if (length > room || (length === room && span !== spans.at(-1))) return [...kept, cutSpan(span, room)];
    kept.push(span);
    room -= length;
  }
  return kept;
}

function cutSpan(span: Span, room: number): Span {
  // Half a time or half a name would be wrong, not short.
  if (span.kind === 'time' || span.kind === 'mention') return { kind: 'plain', value: '…' };
  return { ...span, value: cut(`${span.value}…`, Math.max(1, room)) };
}
