import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentAt, readMoment } from '../../src/core/moment.ts';
import { dayText, wallTime } from '../../src/core/zone.ts';

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
];
const NOW = Date.UTC(2026, 10, 22, 12) / 1000;
const DAY_S = 86_400;
const two = (value: number): string => String(value).padStart(2, '0');
const at = (given: string, zone = 'UTC', now = NOW): number => {
  const moment = readMoment(given);
  if (moment === undefined) throw new Error(`"${given}" is no moment`);
  return momentAt(moment, zone, now);
};
const utc = (...parts: Parameters<typeof Date.UTC>): number => Date.UTC(...parts) / 1000;

describe('forms', () => {
  test.each([
    ['now', NOW],
    [' NOW ', NOW],
    ['+30m', NOW + 1800],
    ['+1h30m', NOW + 5400],
    ['+0s', NOW],
    ['18:00', utc(2026, 10, 22, 18)],
    ['9:05', utc(2026, 10, 23, 9, 5)],
    ['12:00', utc(2026, 10, 23, 12)],
    ['12:01', utc(2026, 10, 22, 12, 1)],
    ['2026-11-23 18:00', utc(2026, 10, 23, 18)],
    ['2026-11-23T18:00', utc(2026, 10, 23, 18)],
    ['2028-02-29 00:00', utc(2028, 1, 29)],
    ['2020-01-01 00:00', utc(2020, 0, 1)],
  ])('%j', (given, moment) => {
    expect(at(given)).toBe(moment);
  });

  test.each([
    '',
    'soon',
    '+',
    '-30m',
    '30m',
    '+30',
    '24:00',
    '12:60',
    '1800',
    '18:00:00',
    '2026-02-29 10:00',
    '2026-13-01 10:00',
    '2026-11-31 10:00',
    '2026-00-10 10:00',
    '2026-11-23',
    '23.11.2026 18:00',
    '2026-11-23  18:00',
    '2026-11-23 18:00Z',
    '18:00 tomorrow',
    '__proto__',
  ])('no moment: %j', (given) => {
    expect(readMoment(given)).toBeUndefined();
  });
});

test('a clock time is read by the clocks of the installation', () => {
  // 12:00 UTC is 20:00 in Shanghai: 18:00 there has passed.
  expect(at('18:00', 'Asia/Shanghai')).toBe(utc(2026, 10, 23, 10));
  expect(at('21:00', 'Asia/Shanghai')).toBe(utc(2026, 10, 22, 13));
  expect(at('2026-11-23 18:00', 'Asia/Kolkata')).toBe(utc(2026, 10, 23, 12, 30));
});

const now = fc.integer({ min: utc(2026, 0, 1), max: utc(2027, 0, 1) });
const zone = fc.constantFrom(...ZONES);

test('a clock time over a year lies ahead, within a day and an hour, and shows as given where it exists', () => {
  const clock = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
  fc.assert(
    fc.property(now, zone, clock, (from, where, { hour, minute }) => {
      const next = at(`${hour}:${two(minute)}`, where, from);
      expect(next).toBeGreaterThan(from);
      expect(next - from).toBeLessThanOrEqual(DAY_S + 3600);
      const wall = wallTime(next, where);
      // Jumped over: the jump, which is at most an hour later on the clock.
      const late = wall.hour * 60 + wall.minute - (hour * 60 + minute);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(60);
    }),
    { numRuns: 2000 },
  );
});

test('a date and time over a year, written by the clocks of a zone, is read back', () => {
  fc.assert(
    fc.property(now, zone, (some, where) => {
      const minute = some - (some % 60);
      const wall = wallTime(minute, where);
      const read = at(`${dayText(wall)} ${two(wall.hour)}:${two(wall.minute)}`, where);
      expect(wallTime(read, where)).toEqual(wall);
      // Only in a doubled hour is it another moment: the first.
      expect([0, 1800, 3600]).toContain(minute - read);
    }),
    { numRuns: 2000 },
  );
});
