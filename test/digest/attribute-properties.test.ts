import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute, type Compared } from '../../src/digest/attribute.ts';
import { sumOf, type Cell } from '../../src/digest/cells.ts';
import { leastClaim } from '../../src/digest/claim-limits.ts';
import { cellsOf, DAY, explain, made, offAt, type Made } from './day-pairs.ts';

/** Megabytes, down to a byte. */
const someAmount = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true }));
const someCell: fc.Arbitrary<Cell> = fc.record({
  stream: fc.constantFrom('a', 'b', 'c', 'd', undefined),
  domain: fc.constantFrom('x', 'y', undefined),
  protocol: fc.constantFrom('Flv', 'Hls', undefined),
  base: someAmount,
  day: someAmount,
});
const somePair: fc.Arbitrary<Compared> = fc
  .record({
    cells: fc.array(someCell, { maxLength: 40 }),
    unseen: fc.record({ base: someAmount, day: someAmount }),
    floor: fc.integer({ min: 0, max: 1000 }),
    off: fc.array(
      fc.record({
        stream: fc.constantFrom('a', 'b', 'gone'),
        from: fc.integer({ min: 0, max: 80_000 }),
        amounts: fc.option(fc.record({ base: someAmount, day: someAmount }), { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ cells, unseen, floor, off }) => ({
    cells,
    floor,
    total: sumOf([...cells, unseen]),
    absences: off.map(({ stream, from, amounts }) => ({
      stream,
      amounts,
      off: { from: DAY.from + from, to: DAY.from + from + 3600 },
      mark: { at: DAY.from + from, kind: 'cut', stream, by: 'slack:user:mod', until: undefined },
    })),
  }));

/** Within rounding of the largest number that takes part in the sum. */
const nearly = (sum: number, whole: number, parts: readonly number[]): boolean =>
  Math.abs(sum - whole) <= 1e-9 * Math.max(1, Math.abs(whole), ...parts.map(Math.abs));

test('parts and others add up to the difference, and so do their points', () => {
  const property = fc.property(somePair, (pair) => {
    const { parts, others, difference, points } = attribute(pair);
    const { base, day } = pair.total;
    expect(difference).toBe(day - base);
    const changes = [...parts.map(({ change }) => change), others];
    expect(nearly(sum(changes), difference, changes)).toBe(true);
    expect(points === undefined).toBe(base === 0);
    const all = points === undefined ? [] : [...parts.map((part) => part.points), (100 * others) / base];
    expect(nearly(sum(all), points ?? 0, all)).toBe(true);
  });
  fc.assert(property, { numRuns: 500 });
});

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);

test('nothing is claimed without a base', () => {
  const property = fc.property(somePair, (pair) => {
    const { parts } = attribute({ ...pair, total: { base: 0, day: pair.total.day } });
    expect(parts).toEqual([]);
  });
  fc.assert(property);
});

test('no amount is counted twice: what is left over is what the cells without a part have', () => {
  const property = fc.property(somePair, (pair) => {
    const { parts, others } = attribute({ ...pair, absences: [] });
    const claimed = sumOf(parts);
    expect(claimed.base).toBeLessThanOrEqual(pair.total.base * (1 + 1e-9));
    expect(claimed.day).toBeLessThanOrEqual(pair.total.day * (1 + 1e-9));
    const rest = pair.total.day - claimed.day - (pair.total.base - claimed.base);
    expect(Math.abs(others - rest)).toBeLessThanOrEqual(1e-9 * Math.max(pair.total.base, pair.total.day, 1));
  });
  fc.assert(property, { numRuns: 300 });
});

test('nothing depends on the order in which it was told', () => {
  const shuffled = somePair.chain((pair) =>
    fc.record({
      pair: fc.constant(pair),
      cells: fc.shuffledSubarray([...pair.cells], { minLength: pair.cells.length }),
    }),
  );
  const property = fc.property(shuffled, ({ pair, cells }) => {
    const absences = pair.absences.toReversed();
    expect(attribute({ ...pair, cells, absences })).toEqual(attribute(pair));
  });
  fc.assert(property, { numRuns: 300 });
});

test('no part is below the threshold', () => {
  const property = fc.property(somePair, (pair) => {
    const least = leastClaim(pair);
    for (const { change } of attribute(pair).parts) expect(Math.abs(change)).toBeGreaterThanOrEqual(least);
  });
  fc.assert(property, { numRuns: 300 });
});

/** Sizes as they are: a few large streams and a long tail. */
const crowd = (count: number): readonly Made[] =>
  Array.from({ length: count }, (_, index) => made(`s${index}`, 40 / (index + 1)));

/** A normal value from two of [0, 1). */
const normal = (one: number, other: number): number =>
  Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other);

/** A generator of the numbers of [0, 1) that belong to a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), 1 | state);
    const second = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first;
    return ((second ^ (second >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const noisy = (streams: readonly Made[], spread: number, random: () => number): readonly Made[] =>
  streams.map((stream) => ({
    ...stream,
    perS: stream.perS * Math.exp(spread * normal(random(), random())),
  }));

test.each([
  [20, 0.05],
  [20, 0.1],
  [200, 0.1],
  [200, 0.3],
  [60, 0.5],
])('noise is no cause: %d streams that wander by %d, 200 seeds', (count, spread) => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = randomOf(seed);
    const [base, day] = [noisy(crowd(count), spread, random), noisy(crowd(count), spread, random)];
    expect({ seed, parts: explain(base, day).parts }).toEqual({ seed, parts: [] });
  }
});

test('streams that come and go at any time are no cause', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = randomOf(seed);
    const day = () =>
      crowd(60).map((stream) => {
        const from = random() * 80_000;
        return { ...stream, air: [{ from, to: from + random() * (86_400 - from) }] };
      });
    expect({ seed, parts: explain(day(), day()).parts }).toEqual({ seed, parts: [] });
  }
});

test('a cause is told through the noise, within a tenth of a point of what it took', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const base = noisy(crowd(60), 0.05, randomOf(seed));
    const after = noisy(base, 0.02, randomOf(seed + 1000));
    const [first, ...others] = after;
    if (first === undefined) throw new TypeError('no stream');
    const banned = { at: DAY.from + 6 * 3600, kind: 'ban', stream: 's0', by: 'slack:user:mod' } as const;
    const day = [offAt(first, '06:00', '20:00'), ...others];
    const seen = explain(base, day, [{ ...banned, until: undefined }]);
    const total = sumOf(cellsOf(base, day)).base;
    const lost = ((base[0]?.perS ?? 0) * 14 * 3600 * 100) / total;
    expect(seen.parts.map(({ name }) => name)).toEqual(['s0']);
    expect(Math.abs((seen.parts[0]?.points ?? 0) + lost)).toBeLessThan(0.1);
  }
});
