import type { SimAttachment } from '../../sim/discord/message.ts';
import { fieldsOf, listOf, textOf, type Fields } from '../../sim/discord/wire.ts';
import type { Part } from '../screen.ts';
import { inlineSpans, type NameOf } from './inline-spans.ts';
import { markdownParts } from './markdown-parts.ts';

/** An embed: author, title, description, fields, picture and footer beside its colour. */
export function embedCard(embed: Fields, attachments: readonly SimAttachment[], nameOf: NameOf): Part {
  const { color } = embed;
  const parts = [
    ...small(textOf(fieldsOf(embed['author'])['name'])),
    ...titleParts(textOf(embed['title']), nameOf),
    ...markdownParts(textOf(embed['description']), nameOf),
    ...fieldParts(listOf(embed['fields']), nameOf),
    ...pictureParts(textOf(fieldsOf(embed['image'])['url']), attachments),
    ...small(textOf(fieldsOf(embed['footer'])['text'])),
  ];
  return { kind: 'card', parts, ...(typeof color === 'number' ? { colour: hex(color) } : {}) };
}

const hex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

const small = (words: string): readonly Part[] =>
  words === '' ? [] : [{ kind: 'small', spans: [{ text: words }] }];

/** A title knows escapes and no blocks. */
function titleParts(title: string, nameOf: NameOf): readonly Part[] {
  if (title === '') return [];
  const words = inlineSpans(title, nameOf).map(({ text }) => text);
  return [{ kind: 'header', text: words.join('') }];
}

function fieldParts(fields: readonly Fields[], nameOf: NameOf): readonly Part[] {
  if (fields.length === 0) return [];
  const shown = fields.map((field) => ({
    name: inlineSpans(textOf(field['name']), nameOf),
    value: markdownParts(textOf(field['value']), nameOf),
    inline: field['inline'] === true,
  }));
  return [{ kind: 'fields', fields: shown }];
}

function pictureParts(url: string, attachments: readonly SimAttachment[]): readonly Part[] {
  const name = url.replace(/^attachment:\/\//, '');
  const found = attachments.find((attachment) => attachment.name === name);
  return url === '' || found === undefined ? [] : [pictureOf(found)];
}

/** A picture with its bytes in its address, so that the page asks nobody for it. */
export const pictureOf = ({ name, description, contentType, data }: SimAttachment): Part => ({
  kind: 'image',
  alt: description ?? name,
  src: `data:${contentType};base64,${Buffer.from(data).toString('base64')}`,
});
