import { expect, it } from 'vitest';
import { createRawScene } from './raw.ts';

const button = (id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id: id,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const long = (count: number) => 'x'.repeat(count);

it('prints a refusal exactly as Discord does', async () => {
  await using scene = await createRawScene();
  const body = { embeds: [{ description: long(4097) }] };
  const answer = await scene.ask('POST', `/channels/${scene.channelId}/messages`, body);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      embeds: {
        0: {
          description: {
            _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 4096 or fewer in length.' }],
          },
        },
      },
    },
  });
  expect(scene.sim.refusals).toHaveLength(1);
});

const accepted: [string, object][] = [
  ['content of 2000', { content: long(2000) }],
  [
    'an embed at every limit',
    { embeds: [{ title: long(256), description: long(4096), footer: { text: long(1648) } }] },
  ],
  ['25 fields', { embeds: [{ fields: Array.from({ length: 25 }, () => ({ name: 'a', value: 'b' })) }] }],
  [
    'five rows of five',
    { components: [1, 2, 3, 4, 5].map((n) => row(...[1, 2, 3, 4, 5].map((m) => button(`${n}${m}`)))) },
  ],
  [
    'a link',
    { content: 'a', components: [row({ type: 2, style: 5, label: 'Open', url: 'https://example.com' })] },
  ],
  ['a text display', { flags: 32768, components: [{ type: 10, content: long(4000) }] }],
  ['an unknown field', { content: 'a', colour: 'blue' }],
];

it.each(accepted)('takes %s', async (_what, body) => {
  await using scene = await createRawScene();
  const answer = await scene.ask('POST', `/channels/${scene.channelId}/messages`, body);
  expect(answer.body).toMatchObject({ channel_id: scene.channelId });
  expect(scene.sim.refusals).toEqual([]);
});

const refused: [string, object][] = [
  ['content of 2001', { content: long(2001) }],
  ['content that is an object', { content: { a: 1 } }],
  ['11 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) }],
  ['6001 characters of embeds', { embeds: [{ description: long(4096) }, { description: long(1905) }] }],
  ['a title of 257', { embeds: [{ title: long(257) }] }],
  ['26 fields', { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] }],
  ['an empty field name', { embeds: [{ fields: [{ name: '', value: 'b' }] }] }],
  ['a blank field value', { embeds: [{ fields: [{ name: 'a', value: ' ' }] }] }],
  ['a field value of 1025', { embeds: [{ fields: [{ name: 'a', value: long(1025) }] }] }],
  ['an embed without anything', { embeds: [{ color: 1 }] }],
  ['a picture without a real address', { embeds: [{ image: { url: 'chart.png' } }] }],
  ['six rows', { components: Array.from({ length: 6 }, (_, n) => row(button(`${n}`))) }],
  ['six buttons in a row', { components: [row(...[1, 2, 3, 4, 5, 6].map((n) => button(`${n}`)))] }],
  ['an empty row', { content: 'a', components: [row()] }],
  ['a button outside a row', { content: 'a', components: [button('1')] }],
  ['a custom id twice', { components: [row(button('1'), button('1'))] }],
  ['a custom id of 101', { components: [row(button(long(101)))] }],
  ['no custom id', { components: [row({ type: 2, style: 1, label: 'a' })] }],
  ['a label of 81', { components: [row(button('1', { label: long(81) }))] }],
  ['neither label nor emoji', { components: [row({ type: 2, style: 1, custom_id: '1' })] }],
  ['style 7', { components: [row(button('1', { style: 7 }))] }],
  ['a link with a custom id', { components: [row(button('1', { style: 5, url: 'https://example.com' }))] }],
  ['a link without an address', { components: [row({ type: 2, style: 5, label: 'a' })] }],
  ['a press with an address', { components: [row(button('1', { url: 'https://example.com' }))] }],
  ['an emoji that is a word', { components: [row(button('1', { emoji: { name: 'tada' } }))] }],
  ['a select beside a button', { components: [row(button('1'), { type: 5, custom_id: '2' })] }],
  ['a select without options', { components: [row({ type: 3, custom_id: '1', options: [] })] }],
  [
    '26 options',
    {
      components: [
        row({
          type: 3,
          custom_id: '1',
          options: Array.from({ length: 26 }, (_, n) => ({ label: 'a', value: `${n}` })),
        }),
      ],
    },
  ],
  [
    'an option value twice',
    {
      components: [
        row({
          type: 3,
          custom_id: '1',
          options: [
            { label: 'a', value: '1' },
            { label: 'b', value: '1' },
          ],
        }),
      ],
    },
  ],
  ['an ephemeral flag on a plain message', { content: 'a', flags: 64 }],
  ['content beside Components V2', { content: 'a', flags: 32768, components: [{ type: 10, content: 'a' }] }],
  ['a text display without its flag', { components: [{ type: 10, content: 'a' }] }],
  [
    '4001 characters of text displays',
    {
      flags: 32768,
      components: [
        { type: 10, content: long(4000) },
        { type: 10, content: 'a' },
      ],
    },
  ],
  [
    '41 components',
    {
      flags: 32768,
      components: [{ type: 17, components: Array.from({ length: 40 }, () => ({ type: 14 })) }],
    },
  ],
  [
    'allowed mentions that contradict',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
  ],
  ['a made-up kind of mention', { content: 'a', allowed_mentions: { parse: ['all'] } }],
];

it.each(refused)('refuses %s', async (_what, body) => {
  await using scene = await createRawScene();
  const answer = await scene.ask('POST', `/channels/${scene.channelId}/messages`, body);
  expect(answer.fields['code']).toBe(50035);
  expect(scene.sim.messages(scene.channelId)).toEqual([]);
});

it('refuses a message with nothing in it', async () => {
  await using scene = await createRawScene();
  for (const body of [{}, { content: '  \n' }, { embeds: [] }]) {
    const answer = await scene.ask('POST', `/channels/${scene.channelId}/messages`, body);
    expect(answer.fields['code']).toBe(50006);
  }
});

it('names the place of a fault among components', async () => {
  await using scene = await createRawScene();
  const components = [row(button('1')), row(button('2'), button('1')), button('3')];
  const answer = await scene.ask('POST', `/channels/${scene.channelId}/messages`, { components });
  expect(answer.fields['errors']).toMatchObject({
    components: {
      1: { components: { 1: { custom_id: { _errors: [{ code: 'COMPONENT_CUSTOM_ID_DUPLICATED' }] } } } },
      2: { _errors: [{ code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be one of (1).' }] },
    },
  });
});

it('keeps a Components V2 message one, whatever an edit says', async () => {
  await using scene = await createRawScene();
  const path = `/channels/${scene.channelId}/messages`;
  const text = { type: 10, content: 'a' };
  const card = { type: 17, components: [{ type: 9, components: [text], accessory: button('1') }] };
  const made = await scene.ask('POST', path, { flags: 32768, components: [card] });
  const id = String(made.fields['id']);
  expect((await scene.ask('PATCH', `${path}/${id}`, { content: 'b' })).fields['code']).toBe(50035);
  expect((await scene.ask('PATCH', `${path}/${id}`, { components: [text] })).fields['flags']).toBe(32768);
});
