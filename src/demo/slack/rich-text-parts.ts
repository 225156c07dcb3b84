import { jsonAt, objectsAt, textAt, type Json } from '../../sim/slack/json.ts';
import type { Part, Span } from '../screen.ts';
import { timeSpan, type NameOf } from './mrkdwn-spans.ts';

/** A rich_text block, part by part. */
export const richTextParts = (block: Json, nameOf: NameOf): readonly Part[] =>
  objectsAt(block, 'elements').flatMap((element) => elementPart(element, nameOf));

function elementPart(element: Json, nameOf: NameOf): readonly Part[] {
  const spans = inlineSpans(element, nameOf);
  switch (textAt(element, 'type') ?? '') {
    case 'rich_text_section':
      return [{ kind: 'text', spans }];
    case 'rich_text_quote':
      return [{ kind: 'quote', spans }];
    case 'rich_text_preformatted':
      return [{ kind: 'code', code: spans.map(({ text }) => text).join('') }];
    case 'rich_text_list': {
      const items = objectsAt(element, 'elements').map((item) => inlineSpans(item, nameOf));
      return [{ kind: 'list', ordered: element['style'] === 'ordered', items }];
    }
    default:
      return [];
  }
}

/** The inline elements of a section, or of everything in a table's rich_text cell. */
export function inlineSpans(holder: Json, nameOf: NameOf): readonly Span[] {
  return objectsAt(holder, 'elements').flatMap((element) =>
    textAt(element, 'type') === 'rich_text_section'
      ? inlineSpans(element, nameOf)
      : [inlineSpan(element, nameOf)],
  );
}

type Reader = (element: Json, own: (key: string) => string, nameOf: NameOf) => Span;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['text', (element, own) => ({ text: own('text'), ...styleOf(jsonAt(element, 'style')) })],
  ['link', (_element, own) => ({ text: own('text') || own('url'), url: own('url') })],
  ['user', (_element, own, nameOf) => called('@', own('user_id'), nameOf)],
  ['usergroup', (_element, own, nameOf) => called('@', own('usergroup_id'), nameOf)],
  ['channel', (_element, own, nameOf) => called('#', own('channel_id'), nameOf)],
  ['broadcast', (_element, own) => ({ text: `@${own('range')}`, mention: true })],
  ['emoji', (_element, own) => ({ text: `:${own('name')}:` })],
  [
    'date',
    (element, own) => timeSpan(Number(element['timestamp']), own('format'), own('fallback') || own('format')),
  ],
]);

function inlineSpan(element: Json, nameOf: NameOf): Span {
  const own = (key: string): string => textAt(element, key) ?? '';
  return readers.get(own('type'))?.(element, own, nameOf) ?? { text: own('text') };
}

const called = (sign: string, id: string, nameOf: NameOf): Span => ({
  text: sign + (nameOf(id) ?? id),
  mention: true,
});

const STYLES = ['bold', 'italic', 'strike', 'code'] as const;

const styleOf = (style: Json | undefined): Omit<Span, 'text'> =>
  Object.fromEntries(STYLES.filter((name) => style?.[name] === true).map((name) => [name, true]));
