import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createChartThread, type ChartThreadOptions } from '../../../src/digest/chart/chart-thread.ts';
import { drawChart } from '../../../src/digest/chart/draw-chart.ts';
import { NoCanvas } from '../../../src/digest/chart/no-canvas.ts';
import { ThreadEnded } from '../../../src/digest/chart/start-thread.ts';
import { chartData } from './days.ts';

const programOf = (source: string): URL => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
/** A thread that does this with every order. */
const onOrder = (action: string): URL =>
  programOf(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${action} });`,
  );
const NO_CANVAS = new URL('children/no-canvas.mjs', import.meta.url);
const DRAWS = new URL('../../../bin/draw-from-source.mjs', import.meta.url).href;

function open(options: ChartThreadOptions = {}) {
  const thread = createChartThread(options);
  onTestFinished(() => thread.stop());
  return thread;
}

test('draws what is drawn without a thread, again and again, and after it was stopped', async () => {
  const { draw, stop } = open();
  const [one, other, expected] = await Promise.all([
    draw(chartData()),
    draw(chartData()),
    drawChart(chartData()),
  ]);
  expect(Buffer.compare(one, expected)).toBe(0);
  expect(Buffer.compare(other, expected)).toBe(0);
  await stop();
  expect(Buffer.compare(await draw(chartData()), expected)).toBe(0);
});

test('tells when the drawing library is not installed', async () => {
  await expect(open({ program: NO_CANVAS }).draw(chartData())).rejects.toThrow(NoCanvas);
});

test('draws with another thread when one dies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-chart-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const died = JSON.stringify(join(folder, 'died'));
  const dies = programOf(`
    import { existsSync, writeFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    if (existsSync(${died})) await import('${DRAWS}');
    else parentPort.on('message', () => { writeFileSync(${died}, ''); process.exit(3); });
  `);
  const png = await open({ program: dies }).draw(chartData());
  expect(Buffer.compare(png, await drawChart(chartData()))).toBe(0);
});

test('gives up a chart that kills two threads', async () => {
  await expect(open({ program: onOrder('process.exit(3)') }).draw(chartData())).rejects.toThrow(ThreadEnded);
});

test('gives up a chart that takes too long', async () => {
  const { draw } = open({ program: onOrder(''), limitMs: 20 });
  await expect(draw(chartData())).rejects.toThrow('longer than 20 ms');
});

test('a program that is not there is a fault of the chart, not of the bot', async () => {
  await expect(open({ program: new URL('nowhere.mjs', import.meta.url) }).draw(chartData())).rejects.toThrow(
    ThreadEnded,
  );
});
