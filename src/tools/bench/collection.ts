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
/** Of each the best figure counts, since what else runs on a machine only adds to it; in the first the stand-in makes its lists. */
const RUNS = 3;

interface Best extends Omit<Collected, 'calls'> {
  /** Of the fastest run. */
  readonly calls: number;
  readonly needed: readonly PlannedCalls[];
  readonly bareMs: number;
  /** Sent at the full rate, some of its calls are over it. */
  readonly bareRefused: number;
}

/** Reads a day of few and of many streams, each with a cloud stand-in in its own process that keeps to the rates. */
export async function benchCollection(): Promise<readonly Figure[]> {
  const few = await readDayOf(FEW);
  const many = await readDayOf(MANY);
  const leastMs = Math.max(...many.needed.map(leastOf));
  return [
    figure('collect 100,000 streams: wall / least', many.wallMs / leastMs, '', MOST_RATIO),
    figure('collect 100,000 streams: wall', many.wallMs, 'ms'),
    ...many.needed.map((calls) => figure(leastName(calls), leastOf(calls), 'ms')),
    figure('collect 100,000 streams: bare loop of fetch at the full rates', many.bareMs, 'ms'),
    figure('collect 100,000 streams: calls of the bare loop refused', many.bareRefused, ''),
    figure('collect 100,000 streams: calls sent', many.calls, ''),
    figure('collect 100,000 streams: calls refused', many.failures, ''),
    figure('collect 100,000 streams: event loop held', many.heldMs, 'ms'),
    figure('collect 1,000 streams: wall', few.wallMs, 'ms'),
    figure('collect 1,000 streams: event loop held', few.heldMs, 'ms'),
    figure('peak memory, 100,000 streams above 1,000', many.peakMB - few.peakMB, 'MB', MOST_MORE_MB),
    figure('peak memory, 1,000 streams', few.peakMB, 'MB'),
  ];
}

async function readDayOf(streams: number): Promise<Best> {
  const day = previousDay(dayBefore(Math.floor(Date.now() / 1000), 'Asia/Shanghai'));
  const { from, to } = day;
  const { value: cloud, stop } = await startChild('cloud.ts', { streams, from, to }, cloudAddress);
  try {
    const needed = neededCalls(streams);
    const bare = await runChild(
      'bare-loop.ts',
      { cloud, calls: needed, day: day.text, from, to },
      bareResult,
    );
    const runs: Collected[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      runs.push(await runChild('collect-once.ts', { cloud, day: day.text, streams }, collected));
    }
    return { ...bestOf(runs), needed, bareMs: bare.wallMs, bareRefused: bare.failures };
  } finally {
    await stop();
  }
}

function bestOf(runs: readonly Collected[]) {
  const least = (of: (run: Collected) => number): number => Math.min(...runs.map(of));
  const wallMs = least((run) => run.wallMs);
  const calls = Object.values(runs.find((run) => run.wallMs === wallMs)?.calls ?? {});
  return {
    wallMs,
    peakMB: least(({ peakMB }) => peakMB),
    heldMs: least(({ heldMs }) => heldMs),
    failures: least(({ failures }) => failures),
    calls: calls.reduce((sum, count) => sum + count, 0),
  };
}

/** The calls that no reader of such a day can do without (tencent-live 5.5, 5.7, 5.10, 5.13). */
function neededCalls(streams: number): readonly PlannedCalls[] {
  const needed = new Map([
    ['DescribeLiveStreamEventList', Math.ceil(streams / 100)],
    ['DescribeLiveStreamOnlineList', 1],
    ['DescribeStreamDayPlayInfoList', Math.ceil((0.98 * streams) / 1000)],
    ['DescribeStreamPlayInfoList', 1],
    ['DescribeBillBandwidthAndFluxList', 1],
    ['DescribePushBandwidthAndFluxList', 1],
  ]);
  return [...needed].map(([action, count]) => ({
    action,
    needed: count,
    perSecond: rateOf(action, 'mainland'),
  }));
}

/**
 * Milliseconds that the calls of one kind need at the published rate. Every kind has a rate of its own and needs no other's
 * answer, so all go side by side and the slowest kind is the least time of the whole.
 */
const leastOf = ({ needed, perSecond }: PlannedCalls): number => (needed / perSecond) * 1000;

const leastName = ({ action, needed, perSecond }: PlannedCalls): string =>
  `least: ${needed} ${action} at ${perSecond}/s`;
