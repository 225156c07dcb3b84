import { expect, test } from 'vitest';
import { render } from '../../../src/chat/discord/render.ts';
import type { Block, SealedReply } from '../../../src/core/reply.ts';
import { text } from '../../../src/core/text.ts';
import { REPLIES } from '../../fixtures/replies.ts';

const reply = (...blocks: readonly Block[]): SealedReply => ({
  tone: 'info',
  title: text`Figures`,
  blocks,
  buttons: [],
});
const file = (name: string, bytes = 3): Block => ({
  kind: 'file',
  name,
  content: 'x'.repeat(bytes),
  alt: text`Figures of ${name}`,
});
const image: Block = {
  kind: 'image',
  png: new Uint8Array([1]),
  alt: text`A chart`,
  table: { columns: [], rows: [] },
};
const MIB = 1024 * 1024;
const names = (shown: SealedReply) => render(shown).files.map(({ name }) => name);

test('files stand behind the pictures, each with its alt text', () => {
  const { body, files } = render(reply(file('a.csv'), image));
  expect(files.map(({ name, data }) => [name, data.toString()])).toEqual([
    ['picture-1.png', '\u0001'],
    ['a.csv', 'xxx'],
  ]);
  expect(body.attachments).toEqual([
    { id: 0, filename: 'picture-1.png', description: 'A chart' },
    { id: 1, filename: 'a.csv', description: 'Figures of a.csv' },
  ]);
  expect(body.embeds[0]?.image).toEqual({ url: 'attachment://picture-1.png' });
});

test('what Discord would refuse is left out and named', () => {
  const many = Array.from({ length: 12 }, (_, n) => file(`${n}.csv`));
  expect(names(reply(...many))).toHaveLength(10);
  expect(render(reply(...many)).body.embeds[0]?.description).toContain('The file 11.csv was left out');
  const big = reply(file('big.csv', 10 * MIB + 1), file('small.csv'));
  expect(names(big)).toEqual(['small.csv']);
  expect(render(big).body.embeds[0]?.description).toContain('The file big.csv was left out');
  const together = reply(file('1.csv', 9 * MIB), file('2.csv', 9 * MIB), file('3.csv', 9 * MIB));
  expect(names(together)).toEqual(['1.csv', '2.csv']);
});

test('a reply without files replaces those of the message that it edits', () => {
  expect(render(reply()).body.attachments).toEqual([]);
  expect(REPLIES.get('a file')).toBeDefined();
});
