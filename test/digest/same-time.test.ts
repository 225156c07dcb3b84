import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absencesOf, offSpans } from '../../src/digest/absences.ts';
import { previousDay, readDay, type Day } from '../../src/digest/day.ts';
import type { Mark } from '../../src/digest/facts.ts';
import { inBase, inDay, type DayPair } from '../../src/digest/same-time.ts';
import { clockText } from '../../src/core/clock.ts';
import { wallTime } from '../../src/core/zone.ts';

const NEW_YORK = 'America/New_York';
const HOUR_S = 3600;

function dayOf(name: string, zone: string): Day {
  const day = readDay(name, zone);
  if (day === undefined) throw new TypeError(name);
  return day;
}

const pairOf = (name: string, zone = NEW_YORK): DayPair => {
  const day = dayOf(name, zone);
  return { day, base: previousDay(day) };
};
const utc = (text: string): number => Date.parse(`${text}Z`) / 1000;
const clock = (at: number, zone = NEW_YORK): string => clockText(wallTime(at, zone));

/** A time that the clocks of the day show once, by counting its minutes. */
function momentAt({ from, to, zone }: Day, time: string): number {
  const minutes = Array.from({ length: (to - from) / 60 }, (_, index) => from + index * 60);
  return minutes.find((at) => clock(at, zone) === time) ?? Number.NaN;
}

/** On 2026-03-08 clocks jump from 02:00 to 03:00, on 2026-11-01 back from 02:00 to 01:00. */
const SPRING = pairOf('2026-03-08');
const AFTER_SPRING = pairOf('2026-03-09');
const AUTUMN = pairOf('2026-11-01');
const AFTER_AUTUMN = pairOf('2026-11-02');

describe('the same time of the other day', () => {
  test.each([
    ['the hour that is left out', SPRING, 23],
    ['the day after it', AFTER_SPRING, 24],
    ['the hour that is doubled', AUTUMN, 25],
    ['the day after that', AFTER_AUTUMN, 24],
  ])('is told by the clocks, not by 24 hours: %s', (_name, pair, hours) => {
    expect((pair.day.to - pair.day.from) / HOUR_S).toBe(hours);
    for (const time of ['00:00', '00:59', '04:00', '12:34', '20:00', '23:59']) {
      const at = momentAt(pair.base, time);
      expect(clock(inDay(at, pair))).toBe(time);
      expect(inDay(at, pair)).toBe(momentAt(pair.day, time));
      expect(inBase(inDay(at, pair), pair)).toBe(at);
    }
  });

  test('is the jump itself for a time that the clocks jumped over', () => {
    // 02:30 on the 7th; on the 8th it was 01:59 and then 03:00.
    expect(inDay(utc('2026-03-07T07:30:00'), SPRING)).toBe(utc('2026-03-08T07:00:00'));
    expect(inBase(utc('2026-03-09T06:30:00'), AFTER_SPRING)).toBe(utc('2026-03-08T07:00:00'));
  });

  test('is the first of the two for a time that was twice, from both', () => {
    expect(inDay(utc('2026-10-31T05:30:00'), AUTUMN)).toBe(utc('2026-11-01T05:30:00'));
    const times = ['2026-11-01T05:30:00', '2026-11-01T06:30:00'].map(utc);
    expect(times.map((at) => clock(at))).toEqual(['01:30', '01:30']);
    expect(times.map((at) => inBase(at, AUTUMN))).toEqual([1, 1].map(() => utc('2026-10-31T05:30:00')));
    expect(times.map((at) => inDay(at, AFTER_AUTUMN))).toEqual([1, 1].map(() => utc('2026-11-02T06:30:00')));
  });

  test('keeps seconds, and zones of half an hour', () => {
    const pair = pairOf('2026-11-22', 'Asia/Kolkata');
    expect(inBase(pair.day.from + 61, pair)).toBe(pair.base.from + 61);
    expect(inDay(pair.base.to - 1, pair)).toBe(pair.day.to - 1);
  });

  test('never goes backwards but where an hour is doubled, and stays in the day', () => {
    const some = fc.constantFrom(SPRING, AFTER_SPRING, AUTUMN, AFTER_AUTUMN);
    const property = fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), (pair, share) => {
      const at = Math.floor(pair.base.from + share * (pair.base.to - pair.base.from - 1));
      const found = inDay(at, pair);
      expect(found).toBeGreaterThanOrEqual(pair.day.from);
      expect(found).toBeLessThan(pair.day.to);
      const same = clock(found) === clock(at);
      // Only the hour that is left out has no time of its own.
      expect(same || found === utc('2026-03-08T07:00:00') + (at % 60)).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

const always = ({ from, to }: Day) => [{ from, to }];

describe('what was on air by the same clock', () => {
  test.each([
    ['23 hours after 24', SPRING],
    ['24 after 23', AFTER_SPRING],
    ['25 after 24', AUTUMN],
    ['24 after 25', AFTER_AUTUMN],
  ])('a stream that is always on was never off: %s', (_name, pair) => {
    expect(offSpans({ base: always(pair.base), day: always(pair.day) }, pair)).toEqual([]);
  });

  test('a stream that comes every day at 20:00 was not off for an hour', () => {
    for (const pair of [SPRING, AFTER_SPRING, AUTUMN, AFTER_AUTUMN]) {
      const evening = (day: Day) => [{ from: day.to - 4 * HOUR_S, to: day.to - 2 * HOUR_S }];
      expect(offSpans({ base: evening(pair.base), day: evening(pair.day) }, pair)).toEqual([]);
    }
  });

  test('a ban over the change of the clocks lasts as long as it did', () => {
    const [from, to] = [utc('2026-03-08T06:00:00'), utc('2026-03-08T08:00:00')];
    const mark: Mark = { at: from, kind: 'ban', stream: 'a', by: 'slack:mod', until: to };
    const day = [
      { from: SPRING.day.from, to: from },
      { from: to, to: SPRING.day.to },
    ];
    const air = new Map([['a', { base: always(SPRING.base), day }]]);
    expect(absencesOf([mark], air, SPRING)).toEqual([{ stream: 'a', mark, off: { from, to } }]);
  });
});
