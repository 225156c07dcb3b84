import { text } from '../../core/text.ts';
import type { Bandwidth, Measured } from '../port.ts';
import { DAY_S, readyWindow, wholeSteps, type FigureLimits, type Window } from '../tencent/windows.ts';
import { bandwidthAnswer } from './play-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime } from './times.ts';
import { figureParams } from './windows.ts';

const ACTION = 'DescribeBillBandwidthAndFluxList';

/** Rows of 5 minutes for a day, of an hour for up to 31 days; three years are kept (tencent-live 5.13). */
const SHORT_MIN = 5;
const LONG_MIN = 60;

const limitsOf = (granularityMin: number): FigureLimits => ({
  stepS: granularityMin * 60,
  // No delay is documented; the longest of the other play figures is taken (tencent-live 5.11).
  delayS: 5 * 60,
  spanS: 31 * DAY_S,
  ageS: 3 * 365 * DAY_S,
  next: text`Ask for at most 31 days, beginning at most three years ago.`,
});

/**
 * Peak, 95th percentile and sum over the whole account, of whole steps up to the newest: one call, so that the percentile
 * is Tencent's own. Throws BotError `bad-input`.
 */
export async function readBandwidth(
  asked: Window,
  { client, now }: Pick<ReadOptions, 'client' | 'now'>,
): Promise<Measured<Bandwidth>> {
  const granularityMin = asked.to - asked.from > DAY_S ? LONG_MIN : SHORT_MIN;
  const limits = limitsOf(granularityMin);
  const window = readyWindow(wholeSteps(asked, limits.stepS), now(), limits);
  const params = { ...figureParams(window), Granularity: granularityMin };
  const { value } = await client.read(ACTION, params, bandwidthAnswer);
  const { PeakBandwidth: peakMbps, P95PeakBandwidth: p95Mbps, SumFlux: fluxMB } = value;
  const figures = { peakMbps, peakAt: readTencentTime(value.PeakBandwidthTime), p95Mbps, fluxMB };
  const { stepS, delayS } = limits;
  return { value: figures, source: ACTION, at: window.to, stepS, delayS };
}
