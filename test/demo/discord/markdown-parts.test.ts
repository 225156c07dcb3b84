import { expect, test } from 'vitest';
import { markdownParts } from '../../../src/demo/discord/markdown-parts.ts';
import { HOSTILE_TEXTS } from '../../fixtures/replies.ts';
import { joinPieces, markedPiece } from '../../../src/chat/discord/markup.ts';

const read = (source: string) =>
  markdownParts(source, (kind, id) => (id === '7' ? `the ${kind}` : undefined));

test('styles, code, links, mentions and times', () => {
  expect(read('a **b `c`** [d](https://e.example) <@7> <@&7> <#8> <t:60:R> ||f||')).toEqual([
    {
      kind: 'text',
      spans: [
        { text: 'a ' },
        { text: 'b ', bold: true },
        { text: 'c', bold: true, code: true },
        { text: ' ' },
        { text: 'd', url: 'https://e.example' },
        { text: ' ' },
        { text: '@the user', mention: true },
        { text: ' ' },
        { text: '@the role', mention: true },
        { text: ' ' },
        { text: '#8', mention: true },
        { text: ' ' },
        { text: '', at: 60, timeStyle: 'relative' },
        { text: ' ' },
        { text: 'f', spoiler: true },
      ],
    },
  ]);
});

test('lines: headings, small, quotes, lists, code blocks', () => {
  const parts = read('# Head\n-# small\n> quote\n- one\n- two\n1. first\n```ts\nlet x;\n```\nend');
  expect(parts.map(({ kind }) => kind)).toEqual(['text', 'small', 'quote', 'list', 'list', 'code', 'text']);
  expect(parts[3]).toMatchObject({ ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }]] });
  expect(parts[5]).toEqual({ kind: 'code', code: 'let x;' });
});

test.each(HOSTILE_TEXTS)('what the bot escapes is read as the very same words: %s', (words) => {
  const escaped = joinPieces([markedPiece({ kind: 'plain', value: words })]);
  const parts = read(escaped);
  const spans = parts.flatMap((part) => ('spans' in part ? part.spans : []));
  expect(spans.map(({ text }) => text).join('')).toBe(words);
  expect(spans.filter(({ bold, code, url, mention, at }) => bold ?? code ?? url ?? mention ?? at)).toEqual(
    [],
  );
});
