import { expect, test } from 'vitest';
import { monthUntil, periodBefore, weekUntil } from '../../src/digest/period.ts';

const DAY_S = 86_400;
const at = (iso: string): number => Date.parse(iso) / 1000;

test('a week is the 7 days before a run, whatever its weekday', () => {
  const week = weekUntil(at('2026-11-25T09:00:00Z'), 'UTC');
  expect(week.text).toBe('2026-11-18 to 2026-11-24');
  expect(week.days.map(({ text }) => text.slice(8))).toEqual(['18', '19', '20', '21', '22', '23', '24']);
  expect(week).toMatchObject({ from: at('2026-11-18T00:00:00Z'), to: at('2026-11-25T00:00:00Z') });
  expect(periodBefore(week).text).toBe('2026-11-11 to 2026-11-17');
});

test('a month is the calendar month before a run, and is compared with the one before it', () => {
  const month = monthUntil(at('2027-03-31T09:00:00Z'), 'UTC');
  expect(month.text).toBe('2027-02-01 to 2027-02-28');
  expect(month.days).toHaveLength(28);
  expect(periodBefore(month).text).toBe('2027-01-01 to 2027-01-31');
  expect(monthUntil(at('2027-01-01T00:00:00Z'), 'UTC').text).toBe('2026-12-01 to 2026-12-31');
});

test('which day it is, is what the clocks of the zone say', () => {
  const moment = at('2026-11-30T23:30:00Z');
  expect(weekUntil(moment, 'Asia/Shanghai').text).toBe('2026-11-24 to 2026-11-30');
  expect(monthUntil(moment, 'Asia/Shanghai').text).toBe('2026-11-01 to 2026-11-30');
  expect(monthUntil(moment, 'UTC').text).toBe('2026-10-01 to 2026-10-31');
});

test('weeks in which the clocks change are an hour longer or shorter', () => {
  const [autumn, spring] = ['2026-10-27T08:00:00Z', '2026-03-31T08:00:00Z'].map((iso) =>
    weekUntil(at(iso), 'Europe/Berlin'),
  );
  expect(autumn && autumn.to - autumn.from).toBe(7 * DAY_S + 3600);
  expect(spring && spring.to - spring.from).toBe(7 * DAY_S - 3600);
  expect(autumn?.days.map(({ from, to }) => (to - from) / 3600)).toEqual([24, 24, 24, 24, 24, 25, 24]);
});
