import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { chartBlocks, chartAlt } from '../../src/digest/chart-block.ts';
import { drawChart } from '../../src/digest/chart.ts';
import type { ChartData } from '../../src/digest/chart-series.ts';
import { dayBefore, previousDay, type Day } from '../../src/digest/day.ts';

const NOTHING = { onAirS: undefined, fluxMB: undefined, peakMbps: undefined, requests: undefined };
const DAY = dayBefore(Date.UTC(2026, 10, 28, 4) / 1000, 'Asia/Shanghai');
const flat = (day: Day, viewers: number, gap?: readonly [number, number]) => ({
  day,
  buckets: Array.from({ length: 96 }, (_, index) => ({
    ...NOTHING,
    at: day.from + index * 900,
    pushes: 1,
    peakViewers: gap !== undefined && index >= gap[0] && index < gap[1] ? undefined : viewers + index,
  })),
});
const mark = (stream: string, s = 43_200) =>
  ({ at: DAY.from + s, kind: 'ban', stream, by: 'ada', until: undefined }) as const;
const data = (more: Partial<ChartData> = {}): ChartData => ({
  day: flat(DAY, 100, [40, 56]),
  base: flat(previousDay(DAY), 20),
  marks: [],
  ...more,
});

/** How many pixels of a rectangle are near a colour. */
async function pixels(
  png: Uint8Array,
  [x, y, w, h]: readonly number[],
  near: readonly number[],
): Promise<number> {
  const image = await loadImage(Buffer.from(png));
  const pen = createCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const bytes = pen.getImageData(x ?? 0, y ?? 0, w ?? 0, h ?? 0).data;
  const isNear = (at: number) => near.every((part, index) => Math.abs((bytes[at + index] ?? 0) - part) < 40);
  return Array.from({ length: bytes.length / 4 }, (_, index) => index * 4).filter(isNear).length;
}

const BLUE = [10, 87, 194];
const RED = [180, 35, 24];

test('draws the same bytes for the same day', async () => {
  expect(Buffer.compare(await drawChart(data()), await drawChart(data()))).toBe(0);
});

test('leaves a gap where nothing is known, and draws the line beside it', async () => {
  const png = await drawChart(data());
  expect(await pixels(png, [560, 96, 120, 254], BLUE)).toBe(0);
  expect(await pixels(png, [300, 96, 120, 254], BLUE)).toBeGreaterThan(300);
});

test('draws marks on the axis and names them, in Chinese too', async () => {
  const [none, latin, chinese] = await Promise.all([
    drawChart(data()),
    drawChart(data({ marks: [mark('')] })),
    drawChart(data({ marks: [mark('直播间')] })),
  ]);
  const [axis, names] = [
    [600, 525, 44, 30],
    [76, 590, 500, 30],
  ];
  expect(await pixels(none, axis, RED)).toBe(0);
  expect(await pixels(latin, axis, RED)).toBeGreaterThan(200);
  expect(await pixels(none, names, RED)).toBe(0);
  const words = await pixels(latin, names, RED);
  expect(words).toBeGreaterThan(50);
  expect(await pixels(chinese, names, RED)).toBeGreaterThan(words + 100);
});

test('says the same in words, and in a file of the same series', async () => {
  const alt = 'Viewers: low 100, peak 195 at 23:45, the day before 115.';
  expect(plainText(chartAlt(data()))).toContain(alt);
  const [image, file] = await chartBlocks(data(), { warn: () => undefined });
  expect(image).toMatchObject({ kind: 'image' });
  const lines = file?.kind === 'file' ? file.content.split('\r\n') : [];
  expect(lines).toHaveLength(1 + 2 * 96 + 1);
  expect(lines[96 + 41]).toBe('2026-11-27T02:00:00Z,2026-11-27,,1');
});

test('tells of a day of which nothing is known', () => {
  const empty = { day: DAY, buckets: [] };
  expect(plainText(chartAlt(data({ day: empty })))).toContain('Viewers: nothing known.');
});
