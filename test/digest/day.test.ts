import { expect, test } from 'vitest';
import { dayBefore, previousDay, readDay } from '../../src/digest/day.ts';

const at = (text: string): number => Date.parse(text) / 1000;
const HOUR_S = 3600;

test.each([
  ['2026-11-21', 'Asia/Shanghai', '2026-11-20T16:00Z', 24],
  ['2026-11-21', 'Asia/Kolkata', '2026-11-20T18:30Z', 24],
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00Z', 23],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00Z', 25],
  ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00Z', 24.5],
  // Cairo's clocks jump at midnight: the day begins at 01:00.
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00Z', 23],
])('%s in %s begins at %s and has %s hours', (day, zone, from, hours) => {
  const found = readDay(day, zone);
  expect(found?.from).toBe(at(from));
  expect(((found?.to ?? 0) - at(from)) / HOUR_S).toBe(hours);
});

test('days follow each other without gap or overlap, over every change of the clocks', () => {
  for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo']) {
    let day = dayBefore(at('2026-12-31T12:00Z'), zone);
    for (let count = 0; count < 400; count += 1) {
      const earlier = previousDay(day);
      expect(earlier.to).toBe(day.from);
      expect(earlier.text < day.text).toBe(true);
      day = earlier;
    }
  }
});

test("the day before is the calendar's, not 24 hours ago", () => {
  expect(dayBefore(at('2026-11-22T15:59Z'), 'Asia/Shanghai').text).toBe('2026-11-21');
  expect(dayBefore(at('2026-11-22T16:00Z'), 'Asia/Shanghai').text).toBe('2026-11-22');
});

test.each(['2026-02-30', '2026-13-01', 'tomorrow', '2026-1-1'])('%s is no day', (given) => {
  expect(readDay(given, 'UTC')).toBeUndefined();
});
