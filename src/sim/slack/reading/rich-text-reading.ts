import type { Json } from '../json.ts';
import { jsonAt, objectsAt, textAt } from '../json.ts';
import type { Piece } from './mrkdwn.ts';

/** A rich_text block, or one of its parts, as a person sees it. */
export function readRichText(part: Json): Piece[] {
  const type = textAt(part, 'type');
  const inner = objectsAt(part, 'elements');
  if (type === 'rich_text') return inner.flatMap((one, index) => [...lineBreak(index), ...readRichText(one)]);
  if (type === 'rich_text_list')
    return inner.flatMap((item, index) => [...lineBreak(index), ...listItem(part, item, index)]);
  if (type === 'rich_text_preformatted')
    return [{ kind: 'pre', text: inner.map(wordsOf).join('') }, ...silentLinks(inner)];
  if (type === 'rich_text_quote')
    return [{ kind: 'quote', text: inner.map(wordsOf).join('') }, ...silentLinks(inner)];
  if (type === 'rich_text_section') return inner.map(readInline);
  return [];
}

function lineBreak(index: number): Piece[] {
  return index === 0 ? [] : [{ kind: 'text', text: '\n' }];
}

function listItem(list: Json, item: Json, index: number): Piece[] {
  const sign = list['style'] === 'ordered' ? `${index + 1}. ` : '• ';
  return [{ kind: 'text', text: sign }, ...readRichText(item)];
}

function silentLinks(inner: readonly Json[]): Piece[] {
  return inner
    .map(readInline)
    .flatMap((piece) => (piece.target === undefined ? [] : [{ ...piece, text: '' }]));
}

function wordsOf(element: Json): string {
  return readInline(element).text;
}

const inline: ReadonlyMap<string, (element: Json) => Piece> = new Map<string, (element: Json) => Piece>([
  [
    'link',
    (one) => ({ kind: 'link', text: textAt(one, 'text') ?? own(one, 'url'), target: own(one, 'url') }),
  ],
  ['user', (one) => called('user', '@', own(one, 'user_id'))],
  ['usergroup', (one) => called('usergroup', '@', own(one, 'usergroup_id'))],
  ['channel', (one) => called('channel', '#', own(one, 'channel_id'))],
  ['broadcast', (one) => called('broadcast', '@', own(one, 'range'))],
  ['emoji', (one) => ({ kind: 'text', text: `:${own(one, 'name')}:` })],
  ['date', readDate],
]);

function readInline(element: Json): Piece {
  const reader = inline.get(own(element, 'type'));
  return reader ? reader(element) : { kind: styleOf(jsonAt(element, 'style')), text: own(element, 'text') };
}

function own(element: Json, key: string): string {
  return textAt(element, key) ?? '';
}

function called(kind: Piece['kind'], sign: string, target: string): Piece {
  return { kind, text: sign + target, target };
}

function readDate(element: Json): Piece {
  const text = textAt(element, 'fallback') ?? own(element, 'format');
  return { kind: 'date', text, target: String(element['timestamp']) };
}

function styleOf(style: Json | undefined): Piece['kind'] {
  const kinds = ['code', 'bold', 'italic', 'strike'] as const;
  return kinds.find((kind) => style?.[kind] === true) ?? 'text';
}
