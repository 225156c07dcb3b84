import { expect, test } from 'vitest';
import { turnsDuring } from '../../turns-during.ts';
import { inParts } from '../../../src/live/tencent/in-parts.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('many rows are all handed over in order, and others have turns in between', async () => {
  const parts: (readonly number[])[] = [];
  const turns = await turnsDuring(() => inParts(numbers(2345), (part) => void parts.push(part)));
  expect(parts.flat()).toEqual(numbers(2345));
  expect(parts.length).toBeGreaterThan(4);
  expect(turns).toBeGreaterThanOrEqual(parts.length - 1);
});

test('few rows are handed over as they are, and none not at all', async () => {
  const parts: (readonly number[])[] = [];
  const rows = numbers(3);
  await inParts(rows, (part) => void parts.push(part));
  await inParts([], (part) => void parts.push(part));
  expect(parts).toEqual([rows]);
});
