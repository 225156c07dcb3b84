import type { Check } from './check.ts';
import { byType, flag, list, oneOf, shape, text, url, whole } from './check.ts';
import { blockId } from './text-objects.ts';

const many = 1000;
const textStyle = shape({}, { bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const mentionStyle = shape(
  {},
  { bold: flag, italic: flag, strike: flag, highlight: flag, client_highlight: flag, unlink: flag },
);

const words = shape({ type: oneOf('text'), text: text(3000) }, { style: textStyle });
const link = shape({ type: oneOf('link'), url }, { text: text(3000), unsafe: flag, style: textStyle });
const mention = (type: string, field: string, id: Check) =>
  shape({ type: oneOf(type), [field]: id }, { style: mentionStyle });

const inline = new Map<string, Check>([
  ['text', words],
  ['link', link],
  ['user', mention('user', 'user_id', text(255))],
  ['usergroup', mention('usergroup', 'usergroup_id', text(255))],
  ['channel', mention('channel', 'channel_id', text(255))],
  ['broadcast', mention('broadcast', 'range', oneOf('here', 'channel', 'everyone'))],
  ['color', mention('color', 'value', text(255))],
  [
    'emoji',
    shape({ type: oneOf('emoji'), name: text(255) }, { unicode: text(255), url, style: mentionStyle }),
  ],
  [
    'date',
    shape(
      { type: oneOf('date'), timestamp: whole(0, 9_999_999_999), format: text(255) },
      { url, fallback: text(255), style: textStyle },
    ),
  ],
]);
const preformatted = new Map<string, Check>([
  ['text', words],
  ['link', link],
]);
const border = whole(0, 1);

const section = shape({
  type: oneOf('rich_text_section'),
  elements: list(
    byType(() => inline),
    many,
  ),
});
const listItem = byType(() => new Map([['rich_text_section', section]]));
const parts = new Map<string, Check>([
  ['rich_text_section', section],
  [
    'rich_text_list',
    shape(
      { type: oneOf('rich_text_list'), style: oneOf('bullet', 'ordered'), elements: list(listItem, many) },
      { indent: whole(0, 8), offset: whole(0, many), border },
    ),
  ],
  [
    'rich_text_preformatted',
    shape(
      {
        type: oneOf('rich_text_preformatted'),
        elements: list(
          byType(() => preformatted),
          many,
        ),
      },
      { border, language: text(255) },
    ),
  ],
  [
    'rich_text_quote',
    shape(
      {
        type: oneOf('rich_text_quote'),
        elements: list(
          byType(() => inline),
          many,
        ),
      },
      { border },
    ),
  ],
]);

/** The structured text block, also a cell of a table. */
export const richText: Check = shape(
  {
    type: oneOf('rich_text'),
    elements: list(
      byType(() => parts),
      many,
    ),
  },
  { block_id: blockId },
);

/** The same inside a table: one cell has no block id of its own. */
export const richTextCell: Check = shape(
  {
    type: oneOf('rich_text'),
    elements: list(
      byType(() => parts),
      many,
    ),
  },
  {},
);
