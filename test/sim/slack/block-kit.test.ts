import { describe, expect, it } from 'vitest';
import { checkMessageBlocks } from '../../../src/sim/slack/block-kit/check-message.ts';
import { checkModal } from '../../../src/sim/slack/block-kit/check-view.ts';

const long = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => item(index));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (fields: object) => ({ type: 'section', text: mrkdwn('x'), ...fields });
const button = (fields: object) => ({ type: 'button', text: plain('x'), ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (fields: object = {}) => ({ text: plain('x'), value: 'x', ...fields });
const select = (fields: object) => ({ type: 'static_select', options: [option()], ...fields });
const input = (element: object, fields: object = {}) => ({
  type: 'input',
  label: plain('x'),
  element,
  ...fields,
});
const typed = (fields: object) => ({ type: 'plain_text_input', ...fields });
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const table = (rows: object[][], fields: object = {}) => ({ type: 'table', rows, ...fields });
const cell = (text: string) => ({ type: 'raw_text', text });
const image = (fields: object) => ({
  type: 'image',
  alt_text: 'x',
  image_url: 'https://a.test/x.png',
  ...fields,
});
const dialog = { title: plain('x'), text: plain('x'), confirm: plain('x'), deny: plain('x') };

const good: [string, object][] = [
  ['a full section', section({ text: mrkdwn(long(3000)), fields: many(10, () => mrkdwn(long(200))) })],
  ['a header', { type: 'header', text: plain(long(150)) }],
  ['buttons', actions(...many(25, (index) => button({ action_id: `${index}`, value: long(20) })))],
  [
    'a button that asks',
    actions(button({ style: 'danger', confirm: dialog, accessibility_label: long(75) })),
  ],
  ['an address', actions(button({ url: 'https://a.test/x' }))],
  ['a menu', section({ accessory: select({ initial_option: option() }) })],
  [
    'an overflow menu',
    section({ accessory: { type: 'overflow', options: [option({ url: 'https://a.test' })] } }),
  ],
  ['context', { type: 'context', elements: [mrkdwn('x'), plain('x'), image({})] }],
  ['an image', image({ title: plain('x'), alt_text: long(2000) })],
  [
    'rich text',
    rich(
      { type: 'text', text: 'x', style: { bold: true } },
      { type: 'user', user_id: 'U1' },
      { type: 'date', timestamp: 1, format: '{date}' },
    ),
  ],
  [
    'a list',
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://a.test' }] }],
        },
      ],
    },
  ],
  [
    'a table',
    table([[cell('a'), rich({ type: 'text', text: 'b' })]], { column_settings: [{ align: 'right' }] }),
  ],
  ['an input', input(typed({ multiline: true, max_length: 3000 }))],
];

const bad: [string, object, string][] = [
  [
    'long section text',
    section({ text: mrkdwn(long(3001)) }),
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'empty section text',
    section({ text: mrkdwn('') }),
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '11 fields',
    section({ fields: many(11, () => mrkdwn('x')) }),
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a long field',
    section({ fields: [mrkdwn(long(2001))] }),
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'a section without text',
    { type: 'section' },
    'must define either `text` or `fields` [json-pointer:/blocks/0]',
  ],
  [
    'a long header',
    { type: 'header', text: plain(long(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'mrkdwn in a header',
    { type: 'header', text: mrkdwn('x') },
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ],
  [
    '26 buttons',
    actions(...many(26, (index) => button({ action_id: `${index}` }))),
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  ['no buttons', actions(), 'no fewer than 1 items required [json-pointer:/blocks/0/elements]'],
  [
    'a long label',
    actions(button({ text: plain(long(76)) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a mrkdwn label',
    actions(button({ text: mrkdwn('x') })),
    'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
  ],
  [
    'a long value',
    actions(button({ value: long(2001) })),
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'a long action id',
    actions(button({ action_id: long(256) })),
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'a long address',
    actions(button({ url: `https://a.test/${long(3000)}` })),
    'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'a push address',
    actions(button({ url: 'rtmp://a.test/x' })),
    'invalid url [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'a strange style',
    actions(button({ style: 'warning' })),
    'must be a valid enum value: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'a long dialog',
    actions(button({ confirm: { ...dialog, text: plain(long(301)) } })),
    'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
  ],
  [
    '101 options',
    actions(select({ options: many(101, () => option()) })),
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'long option words',
    actions(select({ options: [option({ text: plain(long(76)) })] })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'a long option value',
    actions(select({ options: [option({ value: long(151) })] })),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'an initial option from elsewhere',
    actions(select({ initial_option: option({ value: 'y' }) })),
    'initial option must exactly match one of the options [json-pointer:/blocks/0/elements/0]',
  ],
  [
    '11 context elements',
    { type: 'context', elements: many(11, () => plain('x')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a button in a context',
    { type: 'context', elements: [button({})] },
    'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'an image without words',
    { type: 'image', image_url: 'https://a.test' },
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'long alt text',
    image({ alt_text: long(2001) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
  ],
  [
    'a long block id',
    { type: 'divider', block_id: long(256) },
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  ['an unknown block', { type: 'progress' }, 'unsupported type: progress [json-pointer:/blocks/0/type]'],
  [
    'an unknown field',
    { type: 'divider', color: 'red' },
    'invalid additional property: color [json-pointer:/blocks/0]',
  ],
  [
    'an unknown rich element',
    rich({ type: 'html', text: 'x' }),
    'unsupported type: html [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
  [
    'an unknown style',
    rich({ type: 'text', text: 'x', style: { blink: true } }),
    'invalid additional property: blink [json-pointer:/blocks/0/elements/0/elements/0/style]',
  ],
  [
    'empty rich text',
    rich({ type: 'text', text: '' }),
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  [
    '101 rows',
    table(many(101, () => [cell('x')])),
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    '21 columns',
    table([many(21, () => cell('x'))]),
    'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'an empty cell',
    table([[cell('')]]),
    'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
  ],
  [
    'uneven rows',
    table([[cell('a')], [cell('a'), cell('b')]]),
    'all rows must have the same number of cells [json-pointer:/blocks/0/rows]',
  ],
  [
    'too much in a table',
    table(many(6, () => [cell(long(2000))])),
    'must be less than 10001 characters [json-pointer:/blocks/0/rows]',
  ],
  ['a button as input', input(button({})), 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
  [
    'a long input label',
    input(typed({}), { label: plain(long(2001)) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
  ],
  [
    'a long hint',
    input(typed({}), { hint: plain(long(2001)) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/hint/text]',
  ],
  [
    'a huge input',
    input(typed({ max_length: 3001 })),
    'must be less than or equal to 3000 [json-pointer:/blocks/0/element/max_length]',
  ],
  [
    'a long initial value',
    input(typed({ initial_value: long(3001) })),
    'must be less than 3001 characters [json-pointer:/blocks/0/element/initial_value]',
  ],
];

const divider = (fields: object = {}) => ({ type: 'divider', ...fields });
const first = (blocks: object[], isEphemeral = false) => {
  const fault = checkMessageBlocks(blocks, isEphemeral);
  return [fault?.error, fault?.messages[0]];
};
const dividers = (count: number) => ({ blocks: many(count, () => ({ type: 'divider' })) });

describe('Block Kit', () => {
  it.each(good)('takes %s', (_what, block) => {
    expect(checkMessageBlocks([block], false)).toBeUndefined();
  });

  it.each(bad)('refuses %s', (_what, block, message) => {
    const fault = checkMessageBlocks([block], false);
    expect(fault?.error).toBe('invalid_blocks');
    expect(fault?.messages).toContain(message);
  });

  it('holds 50 blocks, each id once, and one table', () => {
    expect(
      checkMessageBlocks(
        many(50, () => divider()),
        false,
      ),
    ).toBeUndefined();
    expect(first(many(51, () => divider()))).toEqual([
      'invalid_blocks',
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    const twice = '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]';
    expect(first([divider({ block_id: 'a' }), divider({ block_id: 'a' })])).toEqual([
      'invalid_blocks',
      twice,
    ]);
    const ids = actions(button({ action_id: 'a' }));
    expect(first([ids, ids])[1]).toBe(
      '`action_id` "a" already exists [json-pointer:/blocks/1/elements/0/action_id]',
    );
    const tables = [table([[cell('x')]]), table([[cell('x')]])];
    expect(first(tables)).toEqual(['invalid_attachments', 'only_one_table_allowed']);
  });

  it('refuses too much in one message, and files for one person', () => {
    expect(first(many(5, () => section({ text: mrkdwn(long(3000)) })))[0]).toBe('msg_blocks_too_long');
    const file = { type: 'image', alt_text: 'x', slack_file: { id: 'F1' } };
    expect(first([file])[0]).toBeUndefined();
    expect(first([file], true)[0]).toBe('invalid_blocks');
  });
});

describe('modals', () => {
  const modal = (fields: object) => ({
    type: 'modal',
    title: plain('x'),
    submit: plain('x'),
    blocks: [],
    ...fields,
  });

  it('take 100 blocks', () => {
    expect(
      checkModal(modal({ ...dividers(100), private_metadata: long(3000), callback_id: long(255) })),
    ).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['101 blocks', dividers(101), 'no more than 100 items allowed [json-pointer:/view/blocks]'],
    ['no blocks', {}, 'no fewer than 1 items required [json-pointer:/view/blocks]'],
    [
      'a long title',
      { title: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a long submit',
      { submit: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'a long close',
      { close: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/close/text]',
    ],
    [
      'much metadata',
      { private_metadata: long(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a long callback id',
      { callback_id: long(256) },
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'a table',
      { blocks: [table([[cell('x')]])] },
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    ['no title', { title: undefined }, 'must provide an object [json-pointer:/view/title]'],
    ['an unknown field', { color: 'red' }, 'invalid additional property: color [json-pointer:/view]'],
  ])('refuse %s', (_what, fields, message) => {
    expect(checkModal(modal(fields))).toContain(message);
  });
});
