import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingDays } from '../../src/stats/account-plays.ts';

const utc = (...parts: Parameters<typeof Date.UTC>): number => Date.UTC(...parts) / 1000;
const DAY_S = 86_400;

test('a day counts when it lies in the window whole, by the clocks of Beijing', () => {
  const [from, to] = [utc(2026, 10, 20, 16), utc(2026, 10, 22, 16)];
  expect(beijingDays({ from, to })).toEqual(['2026-11-21', '2026-11-22']);
  expect(beijingDays({ from: from + 1, to })).toEqual(['2026-11-22']);
  expect(beijingDays({ from, to: to - 1 })).toEqual(['2026-11-21']);
  expect(beijingDays({ from, to: from + 3600 })).toEqual([]);
});

test('of any window the days are in order, in it, and no more fit', () => {
  const window = fc
    .tuple(
      fc.integer({ min: utc(2020, 0, 1), max: utc(2030, 0, 1) }),
      fc.integer({ min: 1, max: 40 * DAY_S }),
    )
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(window, ({ from, to }) => {
      const begins = beijingDays({ from, to }).map((day) => Date.parse(`${day}T00:00:00+08:00`) / 1000);
      for (const [index, begin] of begins.entries()) {
        expect(begin).toBe((begins[0] ?? 0) + index * DAY_S);
      }
      const [first, last] = [begins[0], begins.at(-1)];
      expect(first !== undefined || to - from < 2 * DAY_S).toBe(true);
      fc.pre(first !== undefined && last !== undefined);
      expect(first - from).toBeGreaterThanOrEqual(0);
      expect(first - from).toBeLessThan(DAY_S);
      expect(to - last - DAY_S).toBeGreaterThanOrEqual(0);
      expect(to - last - DAY_S).toBeLessThan(DAY_S);
    }),
    { numRuns: 500 },
  );
});
