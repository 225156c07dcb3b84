import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockText, newestRun, nextRun, nextRuns, readClock, type Clock } from '../../src/core/clock.ts';
import { dayText, isZone, wallTime } from '../../src/core/zone.ts';

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Pacific/Apia',
  'Europe/Lisbon',
];
const at = (text: string): number => Date.parse(text) / 1000;
const iso = (moment: number): string => new Date(moment * 1000).toISOString().slice(0, 16);
const clock = (text: string): Clock => readClock(text) ?? { hour: -1, minute: 0 };

describe('a time of day', () => {
  test.each([
    ['09:30', '09:30'],
    ['9:05', '09:05'],
    [' 23:59 ', '23:59'],
  ])('%s is read', (given, shown) => {
    expect(clockText(clock(given))).toBe(shown);
  });

  test.each(['24:00', '09:60', '0930', '', '9', '09:3', 'noon', '-1:30'])('%s is refused', (given) => {
    expect(readClock(given)).toBeUndefined();
  });
});

describe('the next run', () => {
  test.each([
    ['an ordinary day', 'Asia/Shanghai', '09:30', '2026-11-22T01:29Z', '2026-11-22T01:30'],
    ['not the same moment again', 'Asia/Shanghai', '09:30', '2026-11-22T01:30Z', '2026-11-23T01:30'],
    ['a zone of half an hour', 'Asia/Kolkata', '00:00', '2026-11-22T12:00Z', '2026-11-22T18:30'],
    ['a zone of three quarters', 'Asia/Kathmandu', '06:00', '2026-11-22T12:00Z', '2026-11-23T00:15'],
    ['a jumped time: at the jump', 'America/New_York', '02:30', '2026-03-08T06:00Z', '2026-03-08T07:00'],
    ['after the jump: the next day', 'America/New_York', '02:30', '2026-03-08T07:00Z', '2026-03-09T06:30'],
    ['a doubled time: the first', 'America/New_York', '01:30', '2026-11-01T04:00Z', '2026-11-01T05:30'],
    ['a doubled time: not the second', 'America/New_York', '01:30', '2026-11-01T05:30Z', '2026-11-02T06:30'],
    ['a jump of half an hour', 'Australia/Lord_Howe', '02:15', '2026-10-03T12:00Z', '2026-10-03T15:30'],
  ])('%s', (_what, zone, given, after, expected) => {
    expect(iso(nextRun(clock(given), zone, at(after)))).toBe(expected);
  });

  test('comes once a day, in every zone, whatever its clocks do', () => {
    const someZone = fc.constantFrom(...ZONES);
    const someClock = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    const someMoment = fc.integer({ min: at('2012-01-01T00:00Z'), max: at('2030-01-01T00:00Z') });
    const property = fc.property(someZone, someClock, someMoment, (zone, time, after) => {
      const runs = nextRuns(time, zone, after, 4);
      const days = runs.map((run) => dayText(wallTime(run, zone)));
      expect(new Set(days).size).toBe(4);
      for (const [index, run] of runs.entries()) {
        const before = runs[index - 1] ?? after;
        expect(run).toBeGreaterThan(before);
        expect(run - before).toBeLessThanOrEqual(50 * 3600);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});

test('the newest run that is owed, and how many are left out for it', () => {
  const first = at('2026-11-20T01:30Z');
  const owed = (now: string) => newestRun(clock('09:30'), 'Asia/Shanghai', first, at(now));
  expect(owed('2026-11-20T01:30Z')).toEqual({ run: first, skipped: 0 });
  expect(owed('2026-11-21T01:29Z')).toEqual({ run: first, skipped: 0 });
  expect(owed('2026-11-23T08:00Z')).toEqual({ run: at('2026-11-23T01:30Z'), skipped: 3 });
});

test('knows a zone from what is none', () => {
  expect(ZONES.every(isZone)).toBe(true);
  expect(['Mars/Olympus', '', 'Asia/'].some(isZone)).toBe(false);
});
