import { expect, test } from 'vitest';
import { leafUsage, leavesOf } from '../../../src/demo/discord/leaves.ts';
import { optionValues } from '../../../src/demo/discord/option-values.ts';
import { readTypedLine } from '../../../src/demo/discord/typed-line.ts';
import { completeDiscordLine } from '../../../src/demo/discord/complete-line.ts';

const text = (name: string, more: object = {}) => ({ type: 3, name, description: `${name} words`, ...more });

const leaves = leavesOf([
  {
    name: 'live',
    options: [
      { type: 1, name: 'help', description: 'Help', options: [] },
      {
        type: 1,
        name: 'ban',
        description: 'Ban',
        options: [text('stream', { required: true, autocomplete: true }), text('for'), text('reason')],
      },
      {
        type: 2,
        name: 'stats',
        options: [
          {
            type: 1,
            name: 'now',
            description: 'Now',
            options: [
              text('by', { choices: [{ name: 'bitrate', value: 'bps' }] }),
              { type: 4, name: 'rows', description: 'rows' },
              { type: 5, name: 'all', description: 'all' },
            ],
          },
        ],
      },
    ],
  },
]);

const read = (line: string) => {
  const found = readTypedLine(line, leaves);
  return found && { command: found.leaf.words.join(' '), options: optionValues(found) };
};

test.each([
  ['/live ban room-1', { stream: 'room-1' }],
  ['/live ban  room-1  24h  shows a film ', { stream: 'room-1', for: '24h', reason: 'shows a film' }],
  [
    '/live ban room-1 for:24h reason:shows: a film',
    { stream: 'room-1', for: '24h', reason: 'shows: a film' },
  ],
  ['/live ban for:24h room-1', { for: '24h room-1' }],
  ['/live ban reason:loud stream:room-1', { reason: 'loud', stream: 'room-1' }],
  ['/live ban room-1 reason:loud', { stream: 'room-1', reason: 'loud' }],
  ['/live ban rtmp://push.example.com/live/room-1', { stream: 'rtmp://push.example.com/live/room-1' }],
  ['/LIVE Ban room-1', { stream: 'room-1' }],
  ['/live ban', {}],
])('%s fills the boxes', (line, options) => {
  expect(read(line)).toEqual({ command: 'live ban', options });
});

test('choices, numbers and yes or no are sent as what they are', () => {
  expect(read('/live stats now bitrate rows:3 all:yes')?.options).toEqual({ by: 'bps', rows: 3, all: true });
  expect(read('/live stats now rows:many')?.options).toEqual({ rows: 'many' });
});

test.each(['/live', '/live stats', '/live banish room-1', 'live ban', '/live constructor'])(
  '%s names no whole command',
  (line) => {
    expect(read(line)).toBeUndefined();
  },
);

const complete = (line: string) =>
  completeDiscordLine(line, leaves, (_line, { name }, typed) =>
    Promise.resolve([{ name: `${name} ${typed}`, value: 'room-1' }]),
  );

test('commands are offered with their boxes until one is whole', async () => {
  expect((await complete('/li')).items.map(({ label }) => label)).toEqual(leaves.map(leafUsage));
  expect((await complete('/live b')).items).toEqual([
    { label: '/live ban <stream> [for] [reason]', detail: 'Ban', text: '/live ban ' },
  ]);
  expect((await complete('/live help')).ready).toBe(true);
  expect((await complete('/live ban')).ready).toBe(false);
  expect((await complete('hello')).items).toEqual([]);
});

test('the bot is asked for the box that is being typed, the other boxes follow', async () => {
  expect((await complete('/live ban ')).items[0]).toMatchObject({
    label: 'stream ',
    text: '/live ban room-1 ',
  });
  const typing = await complete('/live ban roo');
  expect(typing).toMatchObject({ ready: false, note: 'stream words' });
  expect(typing.items[0]).toMatchObject({ label: 'stream roo', text: '/live ban room-1 ' });
  expect((await complete('/live ban room-1')).ready).toBe(true);
  const left = await complete('/live ban room-1 ');
  expect(left.items.map((item) => item.text)).toEqual(['/live ban room-1 for:', '/live ban room-1 reason:']);
  expect((await complete('/live stats now by:b')).items[0]?.text).toBe('/live stats now by:bps ');
});
