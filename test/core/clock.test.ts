import { expect, describe, test } from 'vitest';
import { clockText, readClock } from '../../src/core/clock.ts';

describe('a time of day', () => {
  test.each([
    ['09:30', '09:30'],
    ['9:05', '09:05'],
    [' 23:59 ', '23:59'],
  ])('%s is read', (given, shown) => {
    expect(clockText(readClock(given) ?? { hour: -1, minute: 0 })).toBe(shown);
  });

  test.each(['24:00', '09:60', '0930', '', '9', '09:3', 'noon', '-1:30'])('%s is refused', (given) => {
    expect(readClock(given)).toBeUndefined();
  });
});
