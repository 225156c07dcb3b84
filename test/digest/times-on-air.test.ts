import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createColumn } from '../../src/digest/column.ts';
import { joinSpans } from '../../src/digest/spans.ts';
import { createTimesOnAir } from '../../src/digest/times-on-air.ts';

const span = fc
  .record({ stream: fc.nat(5), from: fc.nat(100), length: fc.nat(30) })
  .map(({ stream, from, length }) => ({ stream, from, to: from + length }));

test('of each stream the seconds are told that it was on air, in order, and no span meets the next', () => {
  const property = fc.property(fc.array(span, { maxLength: 200 }), (spans) => {
    const times = createTimesOnAir({ from: 0, to: 200 });
    for (const { stream, from, to } of spans) times.add(stream, { from, to, isClosed: false });
    for (let stream = 0; stream < 7; stream += 1) {
      const own = spans.filter((each) => each.stream === stream);
      const told = times.spansOf(stream);
      for (let second = 0; second < 130; second += 1) {
        const isIn = ({ from, to }: { from: number; to: number }) => from <= second && second < to;
        expect(told.filter(isIn)).toHaveLength(own.some(isIn) ? 1 : 0);
      }
      expect(times.secondsOf(stream)).toBe(told.reduce((sum, { from, to }) => sum + to - from, 0));
      for (const [index, { from }] of told.entries()) {
        expect(from).toBeGreaterThan(told[index - 1]?.to ?? -1);
      }
    }
    const all = [0, 1, 2, 3, 4, 5].reduce((sum, stream) => sum + times.secondsOf(stream), 0);
    expect([times.seconds(), times.perBucket.of(0)]).toEqual([all, all]);
  });
  fc.assert(property, { numRuns: 50 });
});

test('joining what is joined changes nothing', () => {
  const property = fc.property(fc.array(span), (spans) => {
    const joined = joinSpans(spans.filter(({ from, to }) => from < to));
    expect(joinSpans(joined)).toEqual(joined);
  });
  fc.assert(property);
});

test('a column holds what was put into it, and has no more', () => {
  const column = createColumn();
  for (let index = 0; index < 1000; index += 1) column.push(index / 2);
  column.set(7, -1);
  expect([column.at(7), column.at(999), column.length]).toEqual([-1, 499.5, 1000]);
  expect(() => column.at(1000)).toThrow(RangeError);
  expect(() => {
    column.set(1000, 1);
  }).toThrow(RangeError);
});
