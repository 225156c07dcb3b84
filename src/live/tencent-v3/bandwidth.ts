import { text, type Text } from '../../core/text.ts';
import type { Bandwidth, Measured } from '../port.ts';
import { DAY_S, readyWindow, wholeSteps, type FigureLimits, type Window } from '../tencent/windows.ts';
import { bandwidthAnswer } from './play-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime } from './times.ts';
import { figureParams } from './windows.ts';

/** Rows of 5 minutes for a day, of an hour for up to 31 days (tencent-live 5.13). */
const SHORT_MIN = 5;
const LONG_MIN = 60;

interface Source {
  readonly action: string;
  readonly ageS: number;
  readonly next: Text;
}

/** tencent-live 5.13 */
const BILLED: Source = {
  action: 'DescribeBillBandwidthAndFluxList',
  ageS: 3 * 365 * DAY_S,
  next: text`Ask for at most 31 days, beginning at most three years ago.`,
};
/** tencent-live 5.13: "the same shape", two months of it. */
const PUSHED: Source = {
  action: 'DescribePushBandwidthAndFluxList',
  ageS: 60 * DAY_S,
  next: text`Ask for at most 31 days, beginning at most two months ago.`,
};

const limitsOf = ({ ageS, next }: Source, granularityMin: number): FigureLimits => ({
  stepS: granularityMin * 60,
  // No delay is documented; the longest of the other play figures is taken (tencent-live 5.11).
  delayS: 5 * 60,
  spanS: 31 * DAY_S,
  ageS,
  next,
});

/**
 * Peak, 95th percentile and sum over the whole account, of whole steps up to the newest: one call, so that the percentile
 * is Tencent's own. Throws BotError `bad-input`.
 */
export const readBandwidth = (asked: Window, options: Options): Promise<Measured<Bandwidth>> =>
  readFrom(BILLED, asked, options);

/** The same of what encoders sent. Throws BotError `bad-input`. */
export const readPushBandwidth = (asked: Window, options: Options): Promise<Measured<Bandwidth>> =>
  readFrom(PUSHED, asked, options);

type Options = Pick<ReadOptions, 'client' | 'now'>;

async function readFrom(
  source: Source,
  asked: Window,
  { client, now }: Options,
): Promise<Measured<Bandwidth>> {
  const granularityMin = asked.to - asked.from > DAY_S ? LONG_MIN : SHORT_MIN;
  const limits = limitsOf(source, granularityMin);
  const window = readyWindow(wholeSteps(asked, limits.stepS), now(), limits);
  const params = { ...figureParams(window), Granularity: granularityMin };
  const { value } = await client.read(source.action, params, bandwidthAnswer);
  const { PeakBandwidth: peakMbps, P95PeakBandwidth: p95Mbps, SumFlux: fluxMB } = value;
  const figures = { peakMbps, peakAt: readTencentTime(value.PeakBandwidthTime), p95Mbps, fluxMB };
  const { stepS, delayS } = limits;
  return { value: figures, source: source.action, at: window.to, stepS, delayS };
}
