import { dayBefore, previousDay } from '../../digest/day.ts';
import { rateOf } from '../../live/tencent-v3/rates.ts';
import { runChild, startChild } from './child.ts';
import { figure, type Figure } from './figure.ts';
import { bareResult, cloudAddress, collected, type Collected, type PlannedCalls } from './specs.ts';

/** The wall time may be so many times the least: calls needed by the cloud's published rates. */
const MOST_RATIO = 1.05;
/** A hundred times the streams may take so much more memory. */
const MOST_MORE_MB = 100;
const [FEW, MANY] = [1000, 100_000];

interface Run extends Collected {
  readonly floorMs: number;
  readonly bareMs: number;
  /** Sent at the full rate, some of its calls are over it. */
  readonly bareRefused: number;
}

/** Reads a day of few and of many streams, each with a cloud stand-in in its own process that keeps to the rates. */
export async function benchCollection(): Promise<readonly Figure[]> {
  const few = await readDayOf(FEW);
  const many = await readDayOf(MANY);
  const calls = Object.values(many.calls).reduce((sum, count) => sum + count, 0);
  return [
    figure('collect 100,000 streams: wall / least', many.wallMs / many.floorMs, '', MOST_RATIO),
    figure('collect 100,000 streams: wall', many.wallMs, 'ms'),
    figure('collect 100,000 streams: least, by calls and rates', many.floorMs, 'ms'),
    figure('collect 100,000 streams: bare loop of fetch', many.bareMs, 'ms'),
    figure('collect 100,000 streams: calls of the bare loop refused', many.bareRefused, ''),
    figure('collect 100,000 streams: calls sent', calls, ''),
    figure('collect 100,000 streams: calls refused', many.failures, ''),
    figure('collect 100,000 streams: event loop held', many.heldMs, 'ms'),
    figure('collect 1,000 streams: wall', few.wallMs, 'ms'),
    figure('collect 1,000 streams: bare loop of fetch', few.bareMs, 'ms'),
    figure('peak memory, 100,000 streams above 1,000', many.peakMB - few.peakMB, 'MB', MOST_MORE_MB),
    figure('peak memory, 1,000 streams', few.peakMB, 'MB'),
  ];
}

async function readDayOf(streams: number): Promise<Run> {
  const day = previousDay(dayBefore(Math.floor(Date.now() / 1000), 'Asia/Shanghai'));
  const { from, to } = day;
  const { value: cloud, stop } = await startChild('cloud.ts', { streams, from, to }, cloudAddress);
  try {
    const calls = neededCalls(streams);
    // First, so that the stand-in has made its lists when the product asks for them.
    const bare = await runChild('bare-loop.ts', { cloud, calls, day: day.text, from, to }, bareResult);
    const run = await runChild('collect-once.ts', { cloud, day: day.text, streams }, collected);
    return { ...run, floorMs: floorOf(calls), bareMs: bare.wallMs, bareRefused: bare.failures };
  } finally {
    await stop();
  }
}

/** The calls that no reader of such a day can do without (tencent-live 5.5, 5.7, 5.10, 5.13). */
function neededCalls(streams: number): readonly PlannedCalls[] {
  const needed = new Map([
    ['DescribeLiveStreamEventList', Math.ceil(streams / 100)],
    ['DescribeLiveStreamOnlineList', Math.ceil(streams / 5 / 20_000)],
    ['DescribeStreamDayPlayInfoList', Math.ceil(streams / 1000)],
    ['DescribeStreamPlayInfoList', 1],
    ['DescribeBillBandwidthAndFluxList', 1],
  ]);
  return [...needed].map(([action, count]) => ({
    action,
    needed: count,
    perSecond: rateOf(action, 'mainland'),
  }));
}

/** Kinds of calls have rates of their own and go side by side: the slowest kind decides. */
const floorOf = (calls: readonly PlannedCalls[]): number =>
  Math.max(...calls.map(({ needed, perSecond }) => (needed / perSecond) * 1000));
