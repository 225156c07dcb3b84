import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayText, momentOf, wallTime, type WallTime } from '../../src/core/zone.ts';

const MINUTE_S = 60;
const HOUR_S = 3600;
const utc = (...parts: Parameters<typeof Date.UTC>): number => Date.UTC(...parts) / 1000;
const YEAR = { from: utc(2026, 0, 1), to: utc(2027, 0, 1) };

/** Whole hours, half hours and quarters, both halves of the globe, and one that moves by half an hour. */
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
] as const;

const minute = fc.integer({ min: YEAR.from / MINUTE_S, max: YEAR.to / MINUTE_S }).map((at) => at * MINUTE_S);
const zone = fc.constantFrom(...ZONES);
const shown = (at: number, where: string): number => {
  const { year, month, day, hour, minute: minutes } = wallTime(at, where);
  return utc(year, month - 1, day, hour, minutes);
};
const wall = (text: string): WallTime => {
  const [year = 0, month = 0, day = 0, hour = 0, minutes = 0] = text.split(/[- :]/).map(Number);
  return { year, month, day, hour, minute: minutes };
};

describe('a moment, by the clocks of a zone and back', () => {
  test('is the same moment, or the first of two that show the same', () => {
    fc.assert(
      fc.property(minute, zone, (at, where) => {
        const back = momentOf(wallTime(at, where), where);
        expect(back).toBeLessThanOrEqual(at);
        expect(shown(back, where)).toBe(shown(at, where));
        expect(at - back).toBeLessThanOrEqual(HOUR_S);
      }),
      { numRuns: 2000 },
    );
  });

  test('is never reached by an earlier moment that shows the same', () => {
    fc.assert(
      fc.property(minute, zone, (at, where) => {
        const back = momentOf(wallTime(at, where), where);
        for (const earlier of [30, 60, 120]) {
          expect(shown(back - earlier * MINUTE_S, where)).not.toBe(shown(back, where));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a later wall time is never an earlier moment, but for a doubled hour', () => {
    fc.assert(
      fc.property(minute, zone, (at, where) => {
        const now = wallTime(at, where);
        const next = addDays(now, 1);
        const apart = momentOf(next, where) - momentOf(now, where);
        expect(apart).toBeGreaterThanOrEqual(23 * HOUR_S);
        expect(apart).toBeLessThanOrEqual(25 * HOUR_S);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a wall time that the clocks jump over is the jump', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29 02:00', utc(2026, 2, 29, 1)],
    ['Europe/Berlin', '2026-03-29 02:30', utc(2026, 2, 29, 1)],
    ['Europe/Berlin', '2026-03-29 02:59', utc(2026, 2, 29, 1)],
    ['America/New_York', '2026-03-08 02:17', utc(2026, 2, 8, 7)],
    ['America/St_Johns', '2026-03-08 02:30', utc(2026, 2, 8, 5, 30)],
    ['Australia/Lord_Howe', '2026-10-04 02:15', utc(2026, 9, 3, 15, 30)],
    // The whole of that day.
    ['Pacific/Apia', '2011-12-30 12:00', utc(2011, 11, 30, 10)],
  ])('%s %s', (where, text, at) => {
    expect(momentOf(wall(text), where)).toBe(at);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29 01:59', utc(2026, 2, 29, 0, 59)],
    ['Europe/Berlin', '2026-03-29 03:00', utc(2026, 2, 29, 1)],
  ])('and not its edges: %s %s', (where, text, at) => {
    expect(momentOf(wall(text), where)).toBe(at);
  });
});

describe('a wall time that the clocks show twice is the first', () => {
  test.each([
    ['Europe/Berlin', '2026-10-25 02:00', utc(2026, 9, 25, 0)],
    ['Europe/Berlin', '2026-10-25 02:30', utc(2026, 9, 25, 0, 30)],
    ['America/New_York', '2026-11-01 01:30', utc(2026, 10, 1, 5, 30)],
    ['Australia/Lord_Howe', '2026-04-05 01:45', utc(2026, 3, 4, 14, 45)],
  ])('%s %s', (where, text, at) => {
    expect(momentOf(wall(text), where)).toBe(at);
  });
});

test('midnight is 00:00 of the new day, and days are counted by the calendar', () => {
  expect(wallTime(utc(2026, 10, 22, 16), 'Asia/Shanghai')).toEqual(wall('2026-11-23 00:00'));
  expect(addDays(wall('2026-12-31 18:00'), 1)).toEqual(wall('2027-01-01 18:00'));
  expect(addDays(wall('2028-02-28 00:00'), 1)).toEqual(wall('2028-02-29 00:00'));
  expect(addDays(wall('2026-03-01 00:00'), -1)).toEqual(wall('2026-02-28 00:00'));
  expect(dayText(wall('2026-03-01 00:00'))).toBe('2026-03-01');
});
