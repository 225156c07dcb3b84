import { expect, test } from 'vitest';
import { alignedTable } from '../../../src/chat/slack/aligned-table.ts';
import type { Row } from '../../../src/chat/slack/parts.ts';

const row = (...cells: string[]): Row => cells.map((value) => [{ kind: 'plain', value }]);

test('columns stand under each other, Chinese letters too', () => {
  const table = alignedTable({
    kind: 'table',
    columns: row('Stream', 'Traffic'),
    rows: [row('room-1', '23.9 TB'), row('直播间', '6 TB'), row('', '1 TB')],
  });
  expect(table).toEqual({
    kind: 'code',
    code: ['Stream  Traffic', 'room-1  23.9 TB', '直播间  6 TB', '–       1 TB'].join('\n'),
  });
});

test.each([
  ['a link', [[[{ kind: 'link', value: 'see', url: 'https://example.com' }]]] satisfies Row[]],
  ['a moment', [[[{ kind: 'time', at: 1 }]]] satisfies Row[]],
  ['a line that would be wrapped', [row('x'.repeat(60), 'y'.repeat(30))]],
  ['more than a block should hold', Array.from({ length: 80 }, () => row('x'.repeat(40)))],
])('a table with %s is none for a code block', (_, rows) => {
  expect(alignedTable({ kind: 'table', columns: [], rows })).toBeUndefined();
});
