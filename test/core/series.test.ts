import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bucketsOf,
  bucketWidthS,
  gapsBetween,
  lengthS,
  runsOf,
  spanOf,
  sparkline,
  spreadOf,
  type Span,
} from '../../src/core/series.ts';

const STEP_S = 5;
const pointsAt = (...moments: readonly number[]) => moments.map((at) => ({ at }));
/** Slots of a window that have a value. */
const slots = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 200 });
const sortedPoints = slots.map((list) =>
  list.toSorted((a, b) => a - b).map((slot) => ({ at: 1_000_000 + slot * STEP_S })),
);
const window: Span = { from: 1_000_000, to: 1_000_000 + 401 * STEP_S };

describe('runs and gaps', () => {
  test('one missing value is jitter, two are a gap, and so is another push', () => {
    expect(runsOf(pointsAt(0, 5, 15, 20, 35, 40), STEP_S).map((run) => run.map(({ at }) => at))).toEqual([
      [0, 5, 15, 20],
      [35, 40],
    ]);
    const pushes = [0, 5, 10].map((at) => ({ at, push: at < 10 ? 'a' : 'b' }));
    expect(runsOf(pushes, STEP_S, (a, b) => a.push !== b.push)).toHaveLength(2);
  });

  test('hold every point once, in order, and with the gaps they are the window', () => {
    fc.assert(
      fc.property(sortedPoints, (points) => {
        const runs = runsOf(points, STEP_S);
        expect(runs.flat()).toEqual(points);
        const spans = runs.flatMap((run) => spanOf(run, STEP_S) ?? []);
        const gaps = gapsBetween(window, spans, 1);
        expect(lengthS(spans) + lengthS(gaps)).toBe(window.to - window.from);
        for (const { from, to } of gaps) {
          expect(points.some(({ at }) => at >= from && at < to)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a window without a value is one gap', () => {
    expect(gapsBetween(window, [], 10)).toEqual([window]);
    expect(spanOf([], STEP_S)).toBeUndefined();
  });
});

describe('buckets', () => {
  const anyWindow = fc
    .tuple(fc.integer({ min: 0, max: 2_000_000_000 }), fc.integer({ min: 1, max: 40 * 86_400 }))
    .map(([from, length]) => ({ from, to: from + length }));

  test('are as many as fit, tile the window, and begin at whole multiples', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: 2, max: 20 }), (span, most) => {
        const width = bucketWidthS(span, most, STEP_S);
        const buckets = bucketsOf([], span, width);
        expect(buckets.length).toBeLessThanOrEqual(Math.max(most, 2));
        expect(buckets[0]?.from).toBe(span.from);
        expect(buckets.at(-1)?.to).toBe(span.to);
        for (const [index, { from }] of buckets.entries()) {
          if (index === 0) continue;
          expect(from).toBe(buckets[index - 1]?.to);
          expect(from % width).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('hold every point of the window once', () => {
    fc.assert(
      fc.property(sortedPoints, fc.constantFrom(5, 60, 900), (points, width) => {
        const buckets = bucketsOf(points, window, width);
        expect(buckets.flatMap((bucket) => bucket.points)).toEqual(points);
        for (const { from, to, points: inside } of buckets) {
          expect(inside.every(({ at }) => at >= from && at < to)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of an hour are read by the clock', () => {
    expect(bucketWidthS({ from: 0, to: 3600 }, 20, 5)).toBe(300);
    expect(bucketWidthS({ from: 7, to: 3607 }, 20, 5)).toBe(300);
    expect(bucketWidthS({ from: 0, to: 7 * 86_400 }, 20, 60)).toBe(43_200);
  });
});

describe('spread', () => {
  const told = fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }));

  test('is of values that were told, in order', () => {
    fc.assert(
      fc.property(told, (values) => {
        const known = values.filter((value) => value !== undefined);
        const spread = spreadOf(values);
        expect(spread === undefined).toBe(known.length === 0);
        const { least, median, most } = spread ?? { least: Infinity, median: known[0], most: -Infinity };
        fc.pre(median !== undefined);
        expect([least, most]).toEqual([Math.min(...known), Math.max(...known)]);
        expect(known).toContain(median);
        const half = known.length / 2;
        expect(known.filter((value) => value <= median).length).toBeGreaterThanOrEqual(half);
        expect(known.filter((value) => value >= median).length).toBeGreaterThanOrEqual(half);
      }),
      { numRuns: 300 },
    );
  });
});

describe('sparkline', () => {
  test('shows what was not told, and nothing above the largest', () => {
    expect(sparkline([0, 4, undefined, 8, 2])).toBe('▁▅·█▃');
    expect(sparkline([0, 0])).toBe('▁▁');
    expect(sparkline([])).toBe('');
  });

  test('has one sign for each value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined })),
        (values) => {
          expect(sparkline(values)).toHaveLength(values.length);
        },
      ),
    );
  });
});
