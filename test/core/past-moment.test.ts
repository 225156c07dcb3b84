import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pastMomentAt, pinnedText, readPastMoment } from '../../src/core/past-moment.ts';
import { wallTime } from '../../src/core/zone.ts';

const ZONES = ['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'Europe/Berlin', 'Australia/Lord_Howe'];
const utc = (...parts: Parameters<typeof Date.UTC>): number => Date.UTC(...parts) / 1000;
const NOW = utc(2026, 10, 22, 12);
const DAY_S = 86_400;
const two = (value: number): string => String(value).padStart(2, '0');
const at = (given: string, edge: 'begin' | 'end' = 'begin', zone = 'UTC', now = NOW): number => {
  const moment = readPastMoment(given);
  if (moment === undefined) throw new Error(`"${given}" is no past moment`);
  return pastMomentAt(moment, edge, zone, now);
};

describe('forms', () => {
  test.each([
    ['now', NOW],
    ['-2h', NOW - 7200],
    [' -1H30M ', NOW - 5400],
    ['-0s', NOW],
    ['12:00', NOW],
    ['12:01', utc(2026, 10, 21, 12, 1)],
    ['9:05', utc(2026, 10, 22, 9, 5)],
    ['18:00', utc(2026, 10, 21, 18)],
    ['2026-11-21T18:00', utc(2026, 10, 21, 18)],
    ['2026-11-21 18:00', utc(2026, 10, 21, 18)],
    ['2026-11-21', utc(2026, 10, 21)],
    ['2026-12-24', utc(2026, 11, 24)],
  ])('%j', (given, moment) => {
    expect(at(given)).toBe(moment);
  });

  test.each([
    '',
    'soon',
    '-',
    '2h',
    '+2h',
    '-2',
    '24:00',
    '2026-02-29',
    '2026-13-01',
    '2026-11',
    '__proto__',
  ])('no past moment: %j', (given) => {
    expect(readPastMoment(given)).toBeUndefined();
  });
});

const pinned = (given: string): string | undefined => {
  const moment = readPastMoment(given);
  return moment && pinnedText(moment, 'Asia/Shanghai', NOW);
};

test('written again, it means the same on another day, but for what counts from now', () => {
  expect(['-2h', 'now', '18:00', '21:00', '2026-11-21', '2026-11-21T09:05'].map(pinned)).toEqual([
    '-7200s',
    '-0s',
    '2026-11-22T18:00',
    '2026-11-21T21:00',
    '2026-11-21',
    '2026-11-21T09:05',
  ]);
});

test('a day as an end is whole, and only then', () => {
  expect(at('2026-11-21', 'end')).toBe(utc(2026, 10, 22));
  expect(at('2026-11-21T18:00', 'end')).toBe(utc(2026, 10, 21, 18));
  // The clocks of Berlin go back on that day, which has 25 hours.
  const [from, to] = [at('2026-10-25', 'begin', 'Europe/Berlin'), at('2026-10-25', 'end', 'Europe/Berlin')];
  expect(to - from).toBe(25 * 3600);
});

test('a time and a day are read by the clocks of the installation', () => {
  // 12:00 UTC is 20:00 in Shanghai.
  expect(at('18:00', 'begin', 'Asia/Shanghai')).toBe(utc(2026, 10, 22, 10));
  expect(at('21:00', 'begin', 'Asia/Shanghai')).toBe(utc(2026, 10, 21, 13));
  expect(at('2026-11-22', 'begin', 'Asia/Shanghai')).toBe(utc(2026, 10, 21, 16));
});

test('a clock time over a year has passed, within a day and an hour, and shows as given where it exists', () => {
  const now = fc.integer({ min: utc(2026, 0, 1), max: utc(2027, 0, 1) });
  const clock = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
  fc.assert(
    fc.property(now, fc.constantFrom(...ZONES), clock, (from, zone, { hour, minute }) => {
      const last = at(`${hour}:${two(minute)}`, 'begin', zone, from);
      expect(last).toBeLessThanOrEqual(from);
      expect(from - last).toBeLessThanOrEqual(DAY_S + 3600);
      const wall = wallTime(last, zone);
      const late = wall.hour * 60 + wall.minute - (hour * 60 + minute);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(60);
    }),
    { numRuns: 1000 },
  );
});
