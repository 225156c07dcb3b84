import { expect, test } from 'vitest';
import { numbersInParts } from '../../src/digest/numbers-in-parts.ts';
import { turnsDuring } from '../turns-during.ts';

test('numbers come up to the count, with turns for others', async () => {
  const seen: number[] = [];
  const turns = await turnsDuring(() => numbersInParts(4321, (number) => void seen.push(number)));
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(seen).toEqual(Array.from({ length: 4321 }, (_, index) => index));
});
