import { beforeAll, expect, test } from 'vitest';
import type { Commands } from '../../../src/core/command.ts';
import { completeSlackLine } from '../../../src/demo/slack/complete-line.ts';
import { loadCommands } from '../../../src/load-commands.ts';

let commands: Commands;

beforeAll(async () => {
  commands = await loadCommands();
});

const complete = (text: string) => completeSlackLine(text, 'live', commands);

test('a slash offers the command, a space its sub-commands', () => {
  expect(complete('/').items.map(({ label }) => label)).toEqual(['/live']);
  expect(complete('/live ').items).toHaveLength(commands.size);
  expect(complete('/live unb').items.map(({ text }) => text)).toEqual(['/live unban ']);
  expect(complete('/live unb').ready).toBe(false);
});

test('Enter sends what is whole: the bare command, too', () => {
  expect(complete('/live').ready).toBe(true);
  expect(complete('/live ').ready).toBe(true);
  expect(complete('/live status').ready).toBe(true);
  expect(complete('/live ban room-1')).toMatchObject({
    ready: true,
    items: [],
    hint: '/live ban <stream> <for> <reason…>',
  });
});

test('nothing is offered for other words', () => {
  for (const text of ['', 'hello', '/other ', '/live fly']) expect(complete(text).items).toEqual([]);
});
