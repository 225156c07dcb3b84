import { expect, it } from 'vitest';
import { markup, markupOf } from '../../../src/sim/discord/markup.ts';
import { pings } from '../../../src/sim/discord/pings.ts';
import { buttonLabels, plainText } from '../../../src/sim/discord/plain-text.ts';
import { createRawScene } from './raw.ts';

const kinds = (text: string) => markupOf(text).map(({ kind, text: inside }) => `${kind} ${inside}`);

it.each([
  ['**a** and *b* and _c_', ['bold a', 'italic b', 'italic c']],
  ['__a__ ~~b~~ ||c||', ['spoiler c', 'underline a', 'strike b']],
  ['# a\n-# b\n> c\n- d', ['header a', 'small b', 'quote c', 'list d']],
  ['[a](https://example.com) https://example.org', ['masked-link a', 'link https://example.org']],
  [
    '<@1> <@&2> <#3> @everyone </live:4>',
    ['mention <@1>', 'mention <@&2>', 'mention <#3>', 'mention @everyone', 'mention </live:4>'],
  ],
  ['<t:1700000000:R> <:ok:5>', ['time <t:1700000000:R>', 'emoji <:ok:5>']],
  ['`**a**` ```\n# b\n```', ['code-block \n# b\n', 'code **a**']],
  ['\\*\\*a\\*\\* \\<@1> \\`b\\` \\# c', []],
  ['snake_case_name and 2 * 3 * 4', []],
  ['#no-header', []],
])('sees what is live in %j', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

it('reads everything that a message says', async () => {
  await using scene = await createRawScene();
  await scene.ask('POST', `/channels/${scene.channelId}/messages`, {
    content: 'one',
    embeds: [{ title: '**two**', fields: [{ name: 'three', value: '`four`' }], footer: { text: '*five*' } }],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'six', custom_id: 'a' },
          { type: 2, style: 1, label: 'seven', custom_id: 'b', disabled: true },
        ],
      },
    ],
  });
  const [message] = scene.sim.messages(scene.channelId);
  if (message === undefined) throw new Error('no message');
  expect(plainText(message).split('\n')).toEqual([
    'one',
    '**two**',
    'three',
    '`four`',
    '*five*',
    'six',
    'seven',
  ]);
  expect(markup(message).map(({ kind }) => kind)).toEqual(['bold', 'code']);
  expect(buttonLabels(message)).toEqual(['six']);
});

it('says who is pinged', async () => {
  await using scene = await createRawScene();
  const { ask, sim, channelId } = scene;
  const content = '<@1> <@&2> @everyone `<@3>`';
  const post = async (body: object) => {
    await ask('POST', `/channels/${channelId}/messages`, body);
    const message = sim.messages(channelId).at(-1);
    return message === undefined ? [] : pings(message);
  };
  expect(await post({ content })).toEqual(['<@1>', '<@&2>']);
  expect(await post({ content, allowed_mentions: { parse: [] } })).toEqual([]);
  expect(await post({ content, allowed_mentions: { parse: [], users: ['1'] } })).toEqual(['<@1>']);
  expect(await post({ embeds: [{ description: content }] })).toEqual([]);
  sim.guild.setBot(channelId, { mentionEveryone: true });
  expect(await post({ content })).toEqual(['<@1>', '<@&2>', '@everyone']);
});
