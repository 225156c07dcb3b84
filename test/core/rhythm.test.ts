import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClock, type Clock } from '../../src/core/clock.ts';
import {
  dayKey,
  nextRun,
  nextRuns,
  readDayKey,
  runsOwed,
  type Rhythm,
  type RunDays,
} from '../../src/core/rhythm.ts';
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

const daily = (at: Clock, zone: string): Rhythm => ({ days: { every: 'daily' }, at, zone });

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
    expect(iso(nextRun(daily(clock(given), zone), at(after)))).toBe(expected);
  });

  test('comes once a day, in every zone, whatever its clocks do', () => {
    const someZone = fc.constantFrom(...ZONES);
    const someClock = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    const someMoment = fc.integer({ min: at('2012-01-01T00:00Z'), max: at('2030-01-01T00:00Z') });
    const property = fc.property(someZone, someClock, someMoment, (zone, time, after) => {
      const runs = nextRuns(daily(time, zone), after, 4);
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

test('the runs that are owed, oldest first', () => {
  const first = at('2026-11-20T01:30Z');
  const owed = (now: string) => runsOwed(daily(clock('09:30'), 'Asia/Shanghai'), first, at(now)).map(iso);
  expect(owed('2026-11-20T01:30Z')).toEqual(['2026-11-20T01:30']);
  expect(owed('2026-11-21T01:29Z')).toEqual(['2026-11-20T01:30']);
  expect(owed('2026-11-22T08:00Z')).toEqual(['2026-11-20T01:30', '2026-11-21T01:30', '2026-11-22T01:30']);
});

const runs = (days: RunDays, zone: string, after: string, time = '02:30') =>
  nextRuns({ days, at: clock(time), zone }, at(after), 3).map(iso);

describe('weekly and monthly runs', () => {
  test.each([
    ['Mondays', 1, 'UTC', '2026-11-22T12:00Z', ['2026-11-23T02:30', '2026-11-30T02:30', '2026-12-07T02:30']],
    [
      'today, later',
      7,
      'UTC',
      '2026-11-22T02:29Z',
      ['2026-11-22T02:30', '2026-11-29T02:30', '2026-12-06T02:30'],
    ],
    // Sundays in New York: at the jump of 8 March, then in summer time; before and after the doubled hour of 1 November.
    [
      'over the jump',
      7,
      'America/New_York',
      '2026-03-01T12:00Z',
      ['2026-03-08T07:00', '2026-03-15T06:30', '2026-03-22T06:30'],
    ],
    [
      'over the doubled hour',
      7,
      'America/New_York',
      '2026-10-24T12:00Z',
      ['2026-10-25T06:30', '2026-11-01T07:30', '2026-11-08T07:30'],
    ],
  ] as const)('weekly: %s', (_what, weekday, zone, after, expected) => {
    expect(runs({ every: 'weekly', weekday }, zone, after)).toEqual(expected);
  });

  test.each([
    ['on the first', 1, '2026-11-22T12:00Z', ['2026-12-01T02:30', '2027-01-01T02:30', '2027-02-01T02:30']],
    [
      'on the last of each',
      31,
      '2027-01-31T12:00Z',
      ['2027-02-28T02:30', '2027-03-31T02:30', '2027-04-30T02:30'],
    ],
    [
      'on the 30th, a leap year',
      30,
      '2028-02-01T00:00Z',
      ['2028-02-29T02:30', '2028-03-30T02:30', '2028-04-30T02:30'],
    ],
  ] as const)('monthly: %s', (_what, day, after, expected) => {
    expect(runs({ every: 'monthly', day }, 'UTC', after)).toEqual(expected);
  });

  test('come on each of their days and on no other, in every zone', () => {
    const someDays = fc.oneof(
      fc.record({ every: fc.constant('weekly' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
      fc.record({ every: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }) }),
    );
    const someClock = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    const someMoment = fc.integer({ min: at('2012-01-01T00:00Z'), max: at('2030-01-01T00:00Z') });
    const property = fc.property(
      someDays,
      someClock,
      fc.constantFrom(...ZONES),
      someMoment,
      (days, time, zone, after) => {
        const every = nextRuns(daily(time, zone), after, 70);
        const wanted = every.filter((run) => {
          const { year, month, day } = wallTime(run, zone);
          if (days.every === 'weekly')
            return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7) === days.weekday;
          return (
            day === days.day ||
            (day < days.day && new Date(Date.UTC(year, month - 1, day + 1)).getUTCDate() === 1)
          );
        });
        expect(nextRuns({ days, at: time, zone }, after, wanted.length)).toEqual(wanted);
        expect(wanted.length).toBeGreaterThan(0);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  test.each(['daily', 'weekly:1', 'monthly:31'])('%s is read as it is written', (key) => {
    expect(dayKey(readDayKey(key) ?? { every: 'monthly', day: 0 })).toBe(key);
  });

  test.each(['weekly:0', 'weekly:8', 'monthly:32', 'monthly', 'hourly', ''])('%s is refused', (key) => {
    expect(readDayKey(key)).toBeUndefined();
  });
});

test('knows a zone from what is none', () => {
  expect(ZONES.every(isZone)).toBe(true);
  expect(['Mars/Olympus', '', 'Asia/'].some(isZone)).toBe(false);
});
