import { BUCKET_S, type BucketFacts } from '../../digest/facts.ts';
import { createChartThread } from '../../digest/chart/chart-thread.ts';
import type { ChartData, ChartDay } from '../../digest/chart/chart-data.ts';
import { previousDay, readDay, type Day } from '../../digest/day.ts';
import { figure, type Figure } from './figure.ts';
import { watchHolds } from './watch-holds.ts';

/** What the chart costs, in milliseconds: of some rounds the best, since what else runs on a machine only adds to it. */
export interface ChartCost {
  /** The first chart: a thread, the library and its fonts are loaded for it. */
  readonly firstMs: number;
  /** The median of the charts after it. */
  readonly warmMs: number;
  /** The longest that the event loop was held, from before the first chart to after the last. */
  readonly heldMs: number;
}

const ROUNDS = 5;
const CHARTS = 21;

/** What the chart costs beside its goals. */
export async function chartFigures(): Promise<readonly Figure[]> {
  const { warmMs, heldMs, firstMs } = await benchChart();
  return [
    figure('chart, warm', warmMs, 'ms', 40),
    figure('chart: event loop held', heldMs, 'ms', 5),
    figure('chart, the first', firstMs, 'ms'),
  ];
}

/** Draws charts of a busy day as the digest does, one after the other. */
export async function benchChart(): Promise<ChartCost> {
  const data = busyDay();
  const rounds: ChartCost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await drawRound(data));
  const least = (of: (cost: ChartCost) => number): number => Math.min(...rounds.map(of));
  return {
    firstMs: least(({ firstMs }) => firstMs),
    warmMs: least(({ warmMs }) => warmMs),
    heldMs: least(({ heldMs }) => heldMs),
  };
}

async function drawRound(data: ChartData): Promise<ChartCost> {
  const thread = createChartThread();
  const longestMs = watchHolds();
  const times: number[] = [];
  for (let chart = 0; chart < CHARTS; chart += 1) {
    const began = performance.now();
    await thread.draw(data);
    times.push(performance.now() - began);
  }
  const heldMs = longestMs();
  await thread.stop();
  const [firstMs = 0, ...warm] = times;
  return { firstMs, warmMs: warm.toSorted((a, b) => a - b)[Math.floor(warm.length / 2)] ?? 0, heldMs };
}

function busyDay(): ChartData {
  const day = readDay('2026-11-21', 'Asia/Shanghai');
  if (day === undefined) throw new RangeError('the calendar has no such day');
  const marks = Array.from({ length: 12 }, (_, index) => ({
    at: day.from + index * 7000,
    kind: index % 2 === 0 ? ('ban' as const) : ('unban' as const),
    stream: `room-${Math.floor(index / 2)}`,
    by: 'slack:U1',
    until: undefined,
  }));
  return { day: wave(day, 1200), base: wave(previousDay(day), 1000), marks, figures: ['viewers', 'onAir'] };
}

const wave = (day: Day, viewers: number): ChartDay => ({
  day,
  buckets: Array.from({ length: (day.to - day.from) / BUCKET_S }, (_, index): BucketFacts => ({
    at: day.from + index * BUCKET_S,
    pushes: index % 5,
    onAirS: BUCKET_S * (1 + (index % 40) / 10),
    peakViewers: Math.round(viewers * (1 + Math.sin(index / 9)) + 40 * Math.sin(index * 2.3) + 40),
    fluxMB: undefined,
    peakMbps: undefined,
    requests: undefined,
  })),
});
