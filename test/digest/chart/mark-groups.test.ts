import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { groupMarks } from '../../../src/digest/chart/mark-groups.ts';

const WIDTH = 28;
const width = (marks: readonly unknown[]): number => (marks.length === 1 ? WIDTH : WIDTH * 2);

test('leaves marks alone that stand apart, and makes one of those that do not', () => {
  const marks = [0, 100, 110, 300].map((x) => ({ x }));
  expect(groupMarks(marks, width).map((group) => group.marks.length)).toEqual([1, 2, 1]);
  expect(groupMarks(marks, width)[1]?.x).toBe(105);
});

test('a group that grows takes in its neighbour', () => {
  const marks = [0, 60, 85].map((x) => ({ x }));
  expect(groupMarks(marks, width).map((group) => group.marks.length)).toEqual([1, 2]);
  const nearer = [0, 35, 55].map((x) => ({ x }));
  expect(groupMarks(nearer, width)).toHaveLength(1);
});

test('no two chips lie upon each other, and no mark is lost', () => {
  const places = array(integer({ min: 0, max: 1000 }), { maxLength: 40 });
  assert(
    property(places, (given) => {
      const marks = given.toSorted((a, b) => a - b).map((x) => ({ x }));
      const groups = groupMarks(marks, width);
      expect(groups.flatMap((group) => group.marks)).toEqual(marks);
      const edges = groups.flatMap(({ x, width: wide }) => [x - wide / 2, x + wide / 2]);
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    }),
  );
});
