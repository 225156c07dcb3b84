import { isJson, jsonAt, listAt, objectsAt, textAt, type Json } from '../../sim/slack/json.ts';
import type { Button, Part, Span } from '../screen.ts';
import { mrkdwnSpans, type NameOf } from './mrkdwn-spans.ts';
import { inlineSpans, richTextParts } from './rich-text-parts.ts';

type Reader = (block: Json, nameOf: NameOf) => readonly Part[];

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['header', (block) => [{ kind: 'header', text: wordsAt(block, 'text') }]],
  ['divider', () => [{ kind: 'divider' }]],
  ['section', sectionParts],
  ['context', (block, nameOf) => [{ kind: 'small', spans: contextSpans(block, nameOf) }]],
  ['actions', (block) => actionParts(objectsAt(block, 'elements'))],
  ['rich_text', richTextParts],
  ['table', (block, nameOf) => [{ kind: 'table', rows: tableRows(block, nameOf) }]],
  ['image', (block) => [{ kind: 'image', alt: textAt(block, 'alt_text') ?? '' }]],
  ['markdown', (block) => [{ kind: 'text', spans: [{ text: textAt(block, 'text') ?? '' }] }]],
]);

/** Block Kit as parts; a block that the page cannot draw is named, never left out in silence. */
export function blockParts(blocks: readonly Json[], nameOf: NameOf): readonly Part[] {
  return blocks.flatMap((block) => {
    const type = textAt(block, 'type') ?? '';
    return readers.get(type)?.(block, nameOf) ?? [notDrawn(type)];
  });
}

const notDrawn = (what: string): Part => ({
  kind: 'small',
  spans: [{ text: `(${what}: not drawn by this page)`, italic: true }],
});

function sectionParts(block: Json, nameOf: NameOf): readonly Part[] {
  const text = jsonAt(block, 'text');
  const fields = objectsAt(block, 'fields').map((field) => ({
    name: [],
    value: [{ kind: 'text', spans: textSpans(field, nameOf) } as const],
    inline: true,
  }));
  const accessory = jsonAt(block, 'accessory');
  return [
    ...(text === undefined ? [] : [{ kind: 'text', spans: textSpans(text, nameOf) } as const]),
    ...(fields.length === 0 ? [] : [{ kind: 'fields', fields } as const]),
    ...(accessory === undefined ? [] : actionParts([accessory])),
  ];
}

/** Text with its markup, or plain text as it stands. */
export function textSpans(text: Json | undefined, nameOf: NameOf): readonly Span[] {
  const words = textAt(text, 'text') ?? '';
  if (text?.['type'] !== 'mrkdwn') return [{ text: words }];
  return mrkdwnSpans(words, text['verbatim'] === true, nameOf);
}

/** The words of a plain text object. */
export const wordsAt = (object: unknown, key: string): string => textAt(jsonAt(object, key), 'text') ?? '';

function contextSpans(block: Json, nameOf: NameOf): readonly Span[] {
  return objectsAt(block, 'elements').flatMap((element, index) => [
    ...(index === 0 ? [] : [{ text: '  ' }]),
    ...(element['type'] === 'image'
      ? [{ text: `(${textAt(element, 'alt_text') ?? ''})` }]
      : textSpans(element, nameOf)),
  ]);
}

function tableRows(block: Json, nameOf: NameOf): readonly (readonly (readonly Span[])[])[] {
  return listAt(block, 'rows').map((row) =>
    (Array.isArray(row) ? row : []).filter(isJson).map((cell) => cellSpans(cell, nameOf)),
  );
}

const cellSpans = (cell: Json, nameOf: NameOf): readonly Span[] =>
  cell['type'] === 'rich_text' ? inlineSpans(cell, nameOf) : [{ text: textAt(cell, 'text') ?? '' }];

function actionParts(elements: readonly Json[]): readonly Part[] {
  const buttons = elements.filter((element) => element['type'] === 'button').map(buttonOf);
  const others = elements.filter((element) => element['type'] !== 'button');
  return [
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    ...others.map((element) => notDrawn(textAt(element, 'type') ?? 'element')),
  ];
}

function buttonOf(element: Json): Button {
  const style = textAt(element, 'style');
  const url = textAt(element, 'url');
  return {
    kind: 'button',
    id: textAt(element, 'action_id') ?? '',
    label: wordsAt(element, 'text'),
    style: style === 'primary' || style === 'danger' ? style : 'plain',
    disabled: false,
    ...(url === undefined ? {} : { url }),
  };
}
