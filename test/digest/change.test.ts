import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { changeOf } from '../../src/digest/change.ts';

const change = (now: number | undefined, before: number | undefined, floor = 10) => {
  const { said, news } = changeOf({ now, before, floor, show: String });
  return [plainText(said), news];
};

test.each([
  [150, 100, '▲ up 50 (+50 %)', 'up'],
  [50, 100, '▼ down 50 (-50 %)', 'down'],
  [10, 0, '▲ up 10 (from 0)', 'up'],
  [0, 40, '▼ down 40 (-100 %)', 'down'],
  [100, 100, 'the same', undefined],
  [0, 0, 'the same', undefined],
  // Below the floor, and below a twentieth of a large base.
  [19, 10, 'about the same (up 9)', undefined],
  [1040, 1000, 'about the same (up 40)', undefined],
  [1050, 1000, '▲ up 50 (+5 %)', 'up'],
])('%d after %d is %s', (now, before, said, news) => {
  expect(change(now, before)).toEqual([said, news]);
});

test.each([
  [5, undefined],
  [undefined, 5],
  [undefined, undefined],
])('%s after %s cannot be compared, and never reads as unchanged', (now, before) => {
  expect(change(now, before)).toEqual(['n/a', undefined]);
});

test('news is the same both ways round, and never of less than the floor', () => {
  const property = fc.property(
    fc.nat(5000),
    fc.nat(5000),
    fc.integer({ min: 1, max: 500 }),
    (a, b, floor) => {
      const [, there] = change(a, b, floor);
      expect(there === undefined || Math.abs(a - b) >= floor).toBe(true);
      expect(there).toBe(there === undefined ? undefined : a > b ? 'up' : 'down');
    },
  );
  fc.assert(property);
});
