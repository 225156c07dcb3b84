import { expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { changedNote } from '../../src/digest/changed-figures.ts';

const said = (...days: Parameters<typeof changedNote>): string => plainText(changedNote(...days));

test('a figure that changed, one that is new and one that is told no more are named', () => {
  const before = [
    ['Pushes', '41'],
    ['Traffic', '1.2 TB'],
    ['Requests', '9 k'],
  ] as const;
  const after = [
    ['Pushes', '41'],
    ['Traffic', '1.3 TB'],
    ['Peak viewers', '120'],
  ] as const;
  expect(said(before, after)).toBe(
    'Complete now. Changed since this was first posted: Traffic: 1.2 TB became 1.3 TB; Peak viewers: 120 is new; Requests: 9 k is told no more.',
  );
});

test('where none changed, that is said', () => {
  expect(said([['Pushes', '41']], [['Pushes', '41']])).toBe(
    'Complete now: no figure changed since this was first posted.',
  );
});

const nine = (value: string) => Array.from({ length: 9 }, (_, index) => [`F${index}`, value] as const);

test('of many changes six are named and the others counted', () => {
  expect(said(nine('1'), nine('2'))).toContain('F5: 1 became 2; and 3 more.');
});
