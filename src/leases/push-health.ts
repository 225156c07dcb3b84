import { spreadOf } from '../core/series.ts';
import type { PushFigures, PushPoint } from '../live/port.ts';
import { summarizePushes } from '../stats/push-summary.ts';
import { LEAST_BITRATE_SHARE, LEAST_FPS_SHARE } from '../stats/push-verdict.ts';

/** The figures of a push over the last minute or so; what was not told is undefined. Bits per second, milliseconds. */
export interface PushMeasure {
  readonly resolution: string | undefined;
  readonly fps: number | undefined;
  readonly declaredFps: number | undefined;
  readonly videoBps: number | undefined;
  readonly audioBps: number | undefined;
  readonly totalBps: number | undefined;
  readonly declaredVideoBps: number | undefined;
  readonly gopMs: number | undefined;
  /** By how much the media runs slower than the clock, in parts of it: 0.08 is 8 % slower, -0.1 is 10 % faster. */
  readonly drift: number | undefined;
}

/** What can be wrong with a push, the worst first. */
export const PROBLEMS = [
  'nothing',
  'no-video',
  'slow',
  'few-frames',
  'low-bitrate',
  'fast',
  'long-gop',
  'no-audio',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** `unjudged`: there are figures, but nothing that they could be held against. */
export type Verdict = 'healthy' | 'unjudged' | Problem;

/** Over a minute, less is the jitter of a network. */
export const LEAST_SLOW = 0.03;
/** A file that is sent without waiting runs many times too fast; a little ahead is a buffer that fills. */
export const LEAST_FAST = 0.1;
/** A player waits for the next key frame before it shows anything, and HLS cuts at key frames alone. */
export const LONGEST_GOP_MS = 4000;

type Check = (measure: PushMeasure) => boolean | undefined;

/** Undefined where that cannot be told. */
const CHECKS: Readonly<Record<Problem, Check>> = {
  nothing: ({ totalBps }) => (totalBps === undefined ? undefined : totalBps === 0),
  'no-video': ({ videoBps, audioBps }) =>
    videoBps === undefined ? undefined : videoBps === 0 && (audioBps ?? 0) > 0,
  slow: ({ drift }) => (drift === undefined ? undefined : drift >= LEAST_SLOW),
  'few-frames': ({ fps, declaredFps }) => below(fps, declaredFps, LEAST_FPS_SHARE),
  'low-bitrate': ({ videoBps, declaredVideoBps }) => below(videoBps, declaredVideoBps, LEAST_BITRATE_SHARE),
  fast: ({ drift }) => (drift === undefined ? undefined : drift <= -LEAST_FAST),
  'long-gop': ({ gopMs }) => (gopMs === undefined ? undefined : gopMs > LONGEST_GOP_MS),
  'no-audio': ({ audioBps, videoBps }) =>
    audioBps === undefined ? undefined : audioBps === 0 && (videoBps ?? 0) > 0,
};

function below(value: number | undefined, declared: number | undefined, least: number): boolean | undefined {
  if (value === undefined || declared === undefined || declared <= 0) return undefined;
  return value < declared * least;
}

/** All that is wrong, the worst first. */
export const problemsOf = (measure: PushMeasure): readonly Problem[] =>
  PROBLEMS.filter((problem) => CHECKS[problem](measure) === true);

/** The worst of it; healthy only where frames, bitrate or pace could be held against something. Pure. */
export function judgePush(measure: PushMeasure): Verdict {
  const [worst] = problemsOf(measure);
  if (worst !== undefined) return worst;
  const told = (['slow', 'few-frames', 'low-bitrate'] as const).some(
    (problem) => CHECKS[problem](measure) !== undefined,
  );
  return told ? 'healthy' : 'unjudged';
}

/** What a history tells of its newest push: medians, since one figure may be an accident. Pure. */
export function measureOfPoints(all: readonly PushPoint[], stepS: number): PushMeasure {
  const last = all.at(-1);
  const points = all.filter(({ push }) => push === last?.push);
  const window = { from: points[0]?.at ?? 0, to: (last?.at ?? 0) + stepS };
  const median = (figure: (point: PushPoint) => number | undefined): number | undefined =>
    spreadOf(points.map(figure))?.median;
  return {
    resolution: last?.resolution,
    fps: median(({ fps }) => fps),
    declaredFps: median(({ declaredFps }) => declaredFps),
    videoBps: median(({ videoBps }) => videoBps),
    audioBps: median(({ audioBps }) => audioBps),
    totalBps: median(({ totalBps }) => totalBps),
    declaredVideoBps: median(({ declaredVideoBps }) => declaredVideoBps),
    gopMs: median(({ gopMs }) => gopMs),
    drift: summarizePushes(points, window, stepS).drift,
  };
}

/** What the figures of a moment tell. */
export const measureOfFigures = (figures: PushFigures): PushMeasure => ({
  resolution: figures.resolution,
  fps: figures.fps,
  declaredFps: figures.declaredFps,
  videoBps: figures.videoBps,
  audioBps: figures.audioBps,
  totalBps: figures.totalBps,
  declaredVideoBps: figures.declaredVideoBps,
  gopMs: undefined,
  drift: undefined,
});
