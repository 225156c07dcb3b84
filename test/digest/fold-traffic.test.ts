import { expect, test } from 'vitest';
import { foldTraffic } from '../../src/digest/fold-plays.ts';
import type { DayTraffic } from '../../src/live/port.ts';

const rowsOf = (count: number, fluxMB: number, prefix: string): readonly DayTraffic[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${prefix}${index}`, fluxMB }));

test('the fifty largest are told, however small, the most first', () => {
  const fold = foldTraffic('2026-11-21');
  fold.add([{ name: 'large', fluxMB: 1_000_000 }, ...rowsOf(30, 1, 'a')]);
  fold.add(rowsOf(30, 2, 'b'));
  const { top, streams, fluxMB } = fold.sum();
  expect([top.length, streams, fluxMB]).toEqual([50, 61, 1_000_090]);
  const counts = [1_000_000, 2, 1].map((size) => top.filter((row) => row.fluxMB === size).length);
  expect(counts).toEqual([1, 30, 19]);
});

test('all that have a two thousandth of the whole are told, in whatever order the pages come', () => {
  const pages = [rowsOf(500, 10, 'middle'), rowsOf(1000, 1, 'small'), rowsOf(1000, 0.1, 'tiny')];
  for (const order of [pages, pages.toReversed()]) {
    const fold = foldTraffic('2026-11-21');
    for (const page of order) fold.add(page);
    const { top, fluxMB } = fold.sum();
    expect(fluxMB).toBeCloseTo(6100, 6);
    expect(top).toHaveLength(500);
    expect(top.every(({ name }) => name.startsWith('middle'))).toBe(true);
  }
});
