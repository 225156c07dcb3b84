import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationText, readDuration } from '../../src/core/duration.ts';

const two = (mostLarge: number, size: number, next: number) =>
  fc.tuple(fc.nat(mostLarge), fc.nat(size / next - 1)).map(([large, small]) => large * size + small * next);

test('what two neighbouring units can say is read back as it was', () => {
  const representable = fc.oneof(two(89, 86_400, 3600), two(23, 3600, 60), two(59, 60, 1));
  fc.assert(
    fc.property(representable, (seconds) => {
      expect(readDuration(durationText(seconds))).toBe(seconds);
    }),
  );
});

test('whatever the length, what is said is at most one smaller unit off', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 * 86_400 }), (seconds) => {
      const said = readDuration(durationText(seconds)) ?? Number.NaN;
      expect(said).toBeLessThanOrEqual(seconds);
      expect(seconds - said).toBeLessThan(3600);
    }),
  );
});

test.each([
  ['90s', 90],
  ['15m', 900],
  ['2H', 7200],
  ['3d', 259_200],
  ['1w', 604_800],
  [' 1h30m ', 5400],
  ['1h 30m', 5400],
])('%s is %i s', (given, seconds) => expect(readDuration(given)).toBe(seconds));

test.each(['', '0', '5', 'h', '1.5h', '-1h', '1y', '1h foo', '∞', '1e3s', '9999999999s', 'constructor'])(
  '"%s" is no length of time',
  (given) => expect(readDuration(given)).toBeUndefined(),
);

test.each([
  [0, '0s'],
  [86_400, '24h'],
  [7 * 86_400, '1w'],
  [8 * 86_400, '8d'],
  [90 * 86_400, '90d'],
  [-5, '0s'],
])('%i s is said as %s', (seconds, said) => expect(durationText(seconds)).toBe(said));
