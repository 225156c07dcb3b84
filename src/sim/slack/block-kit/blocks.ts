import type { Check } from './check.ts';
import { anyOf, byType, flag, list, must, oneOf, shape, text, url } from './check.ts';
import { actingElements, imageElement, typedElements } from './elements.ts';
import { richText } from './rich-text.ts';
import { table } from './table.ts';
import { anyText, blockId, plainText } from './text-objects.ts';

const acting = byType(() => actingElements);
const accessory = anyOf(byType(() => new Map([...actingElements, ['image', imageElement]])));
const notInInputs = new Set(['button', 'overflow']);
const inputElement = byType(
  () => new Map([...typedElements, ...[...actingElements].filter(([type]) => !notInInputs.has(type))]),
);
const inContext = byType(() => new Map([['image', imageElement], ...textTypes]));
const textTypes: ReadonlyMap<string, Check> = new Map([
  ['plain_text', anyText(3000)],
  ['mrkdwn', anyText(3000)],
]);
const own = { block_id: blockId };
const typeOf = (type: string) => ({ type: oneOf(type) });

const section = shape(
  typeOf('section'),
  { ...own, text: anyText(3000), fields: list(anyText(2000), 10), accessory, expand: flag },
  must(
    'must define either `text` or `fields`',
    (block) => block['text'] !== undefined || block['fields'] !== undefined,
  ),
);
const image = shape(
  { ...typeOf('image'), alt_text: text(2000) },
  { ...own, title: plainText(2000), image_url: url, slack_file: shape({}, { id: text(255), url }) },
  must(
    'must define either `image_url` or `slack_file`',
    (block) => (block['image_url'] === undefined) !== (block['slack_file'] === undefined),
  ),
);
const input = shape(
  { ...typeOf('input'), label: plainText(2000), element: inputElement },
  { ...own, hint: plainText(2000), optional: flag, dispatch_action: flag },
);

const everywhere: readonly (readonly [string, Check])[] = [
  ['section', section],
  ['header', shape({ ...typeOf('header'), text: plainText(150) }, own)],
  ['divider', shape(typeOf('divider'), own)],
  ['actions', shape({ ...typeOf('actions'), elements: list(acting, 25) }, own)],
  ['context', shape({ ...typeOf('context'), elements: list(inContext, 10) }, own)],
  ['image', image],
  ['rich_text', richText],
  ['input', input],
];

/** What a message may hold. Newer kinds (cards, charts, plans) are left out on purpose: few workspaces have them. */
export const messageBlock: Check = byType(
  () =>
    new Map([
      ...everywhere,
      ['table', table],
      ['markdown', shape({ ...typeOf('markdown'), text: text(12_000) }, own)],
    ]),
);

/** What a modal may hold: no tables. */
export const modalBlock: Check = byType(() => new Map(everywhere));
