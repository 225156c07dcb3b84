import { expect, test } from 'vitest';
import { drawChart } from '../../../src/digest/chart/draw-chart.ts';
import { DECORATION, LINES, PAPER, WORDS, CHIPS } from '../../../src/digest/chart/palette.ts';
import { SHEET, xOf } from '../../../src/digest/chart/sheet.ts';
import { previousDay } from '../../../src/digest/day.ts';
import { chartData, DAY, dayNamed, dayOfViewers, markAt } from './days.ts';
import { pixelsNear, type Area } from './pixels.ts';

const HOUR_S = 3600;
/** The panel of viewers between two hours of a day of 24. */
const viewersBetween = (from: number, to: number): Area => {
  const [left, right] = [xOf(from * HOUR_S, chartData()), xOf(to * HOUR_S, chartData())];
  return [left + 6, 182, right - left - 12, 234];
};
const LANE: Area = [SHEET.left, SHEET.axis + 6, SHEET.right - SHEET.left, 36];
const LEGEND: Area = [SHEET.left, SHEET.axis + 100, SHEET.right - SHEET.left, 34];

test('draws the same bytes for the same day', async () => {
  expect(Buffer.compare(await drawChart(chartData()), await drawChart(chartData()))).toBe(0);
});

test('leaves a gap where nothing is known, and draws the line beside it', async () => {
  const png = await drawChart(chartData());
  expect(await pixelsNear(png, viewersBetween(10, 14), LINES.viewers)).toBe(0);
  expect(await pixelsNear(png, viewersBetween(10, 14), DECORATION.gap, 8)).toBeGreaterThan(500);
  expect(await pixelsNear(png, viewersBetween(6, 10), LINES.viewers)).toBeGreaterThan(300);
});

test('a quarter hour alone between gaps is seen', async () => {
  const day = dayOfViewers(DAY, (index) => (index === 40 ? 50 : undefined));
  const png = await drawChart(chartData({ day, base: { day: previousDay(DAY), buckets: [] } }));
  expect(await pixelsNear(png, viewersBetween(9.9, 10.4), LINES.viewers)).toBeGreaterThan(20);
});

test('days that are equal are both seen', async () => {
  const same = chartData({
    day: dayOfViewers(DAY, () => 50),
    base: dayOfViewers(previousDay(DAY), () => 50),
  });
  const png = await drawChart(same);
  expect(await pixelsNear(png, viewersBetween(2, 6), LINES.viewers)).toBeGreaterThan(100);
  expect(await pixelsNear(png, viewersBetween(2, 6), LINES.before, 50)).toBeGreaterThan(150);
});

test('draws marks under the axis and names them, in Chinese too', async () => {
  const [none, latin, chinese] = await Promise.all(
    [[], [markAt(0, '')], [markAt(0, '直播间')]].map((marks) => drawChart(chartData({ marks }))),
  );
  if (!none || !latin || !chinese) throw new Error('three charts were drawn');
  expect(await pixelsNear(none, LANE, CHIPS.ban)).toBe(0);
  expect(await pixelsNear(latin, LANE, CHIPS.ban)).toBeGreaterThan(200);
  const words = await pixelsNear(latin, LEGEND, WORDS.ink);
  expect(words).toBeGreaterThan(50);
  expect(await pixelsNear(chinese, LEGEND, WORDS.ink)).toBeGreaterThan(words + 60);
});

test('a ban is a bar until it was lifted', async () => {
  const ban = markAt(3 * HOUR_S, 'room-1', { until: DAY.from + 20 * HOUR_S });
  const unban = markAt(6 * HOUR_S, 'room-1', { kind: 'unban' });
  const other = markAt(9 * HOUR_S, 'room-2', { kind: 'unban' });
  const png = await drawChart(chartData({ marks: [ban, other, unban] }));
  const laneAt = (hour: number): Area => [xOf(hour * HOUR_S, chartData()), SHEET.axis + 6, 20, 36];
  expect(await pixelsNear(png, laneAt(4), LINES.banned)).toBeGreaterThan(20);
  expect(await pixelsNear(png, laneAt(7), LINES.banned)).toBe(0);
});

test('no name runs over its neighbour or the edge', async () => {
  const long = 'a-stream-name-that-is-much-longer-than-the-room-that-it-has';
  const marks = [1, 8, 16].map((hour) => markAt(hour * HOUR_S, long));
  const png = await drawChart(chartData({ marks }));
  const column = (SHEET.right - SHEET.left) / 3;
  for (const index of [1, 2, 3]) {
    const before: Area = [SHEET.left + index * column - 16, SHEET.axis + 100, 12, 34];
    expect(await pixelsNear(png, before, WORDS.ink, 120)).toBe(0);
  }
});

test.each([
  ['2026-03-08', 23],
  ['2026-11-01', 25],
])('%s in New York fills the width with its %i hours', async (name, hours) => {
  const day = dayNamed(name, 'America/New_York');
  expect(day.to - day.from).toBe(hours * HOUR_S);
  const png = await drawChart({
    day: dayOfViewers(day, () => 50),
    base: dayOfViewers(previousDay(day), () => 20),
    marks: [],
    figures: ['viewers', 'onAir'],
  });
  expect(await pixelsNear(png, [SHEET.right - 20, 182, 20, 234], LINES.viewers)).toBeGreaterThan(10);
});

test('a day of which nothing is known is a chart that says so', async () => {
  const day = dayOfViewers(DAY, () => undefined);
  const png = await drawChart(chartData({ day, base: { day: previousDay(DAY), buckets: [] } }));
  expect(await pixelsNear(png, [SHEET.left, 182, 1076, 234], LINES.viewers)).toBe(0);
  expect(await pixelsNear(png, [500, 260, 250, 80], WORDS.soft)).toBeGreaterThan(30);
  expect(await pixelsNear(png, [0, 0, 1200, 20], PAPER, 2)).toBe(1000 * Math.round(20 * SHEET.scale));
});
