import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { changeOf } from '../../src/digest/change.ts';

const change = (now: number | undefined, before: number | undefined, floor = 10) => {
  const { said, news } = changeOf({ now, before, floor, show: String });
  return [plainText(said), news];
};

test.each([
  [150, 100, '▲50 +50 %', 'up'],
  [50, 100, '▼50 -50 %', 'down'],
  [10, 0, '▲ from 0', 'up'],
  [0, 40, '▼40 -100 %', 'down'],
  [100, 100, 'the same', undefined],
  [0, 0, 'the same', undefined],
  // Below the floor, and below a twentieth of a large base.
  [19, 10, '≈ +9', undefined],
  [1040, 1000, '≈ +40', undefined],
  [1050, 1000, '▲50 +5 %', 'up'],
])('%d after %d is %s', (now, before, said, news) => {
  expect(change(now, before)).toEqual([said, news]);
});

test('what differs by less than is shown is not called the same', () => {
  const { said } = changeOf({ now: 1.2, before: 1, floor: 10, show: (value) => value.toFixed(0) });
  expect(plainText(said)).toBe('about same');
});

test.each([
  [5, undefined],
  [undefined, 5],
  [undefined, undefined],
])('%s after %s cannot be compared, and never reads as unchanged', (now, before) => {
  expect(change(now, before)).toEqual(['n/a', undefined]);
});

const counted = fc.option(fc.nat(100_000), { nil: undefined });
const floors = fc.integer({ min: 1, max: 500 });

test('n/a stands exactly where one of the two is missing', () => {
  const property = fc.property(counted, counted, floors, (now, before, floor) => {
    const [said] = change(now, before, floor);
    expect(said === 'n/a').toBe(now === undefined || before === undefined);
    expect(said === 'the same').toBe(now !== undefined && now === before);
  });
  fc.assert(property);
});

test('news is what reaches both the floor and a twentieth of the base, and goes the way of the figure', () => {
  const property = fc.property(fc.nat(5000), fc.nat(5000), floors, (now, before, floor) => {
    const [, news] = change(now, before, floor);
    const size = Math.abs(now - before);
    const isNews = size >= floor && size * 20 >= before;
    expect(news).toBe(isNews ? (now > before ? 'up' : 'down') : undefined);
  });
  fc.assert(property);
});

test('news is told with its size and its whole per cent of the base', () => {
  const property = fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (now, before) => {
    const [said = '', news] = change(now, before, 1);
    if (news === undefined) return;
    const [, size, sign, share] = /^[▲▼](\d+) ([+-])(\d+) %$/.exec(said) ?? [];
    expect(Number(size)).toBe(Math.abs(now - before));
    expect(sign).toBe(now > before ? '+' : '-');
    expect(Math.abs(Number(share) - (Math.abs(now - before) / before) * 100)).toBeLessThanOrEqual(0.5);
  });
  fc.assert(property);
});
