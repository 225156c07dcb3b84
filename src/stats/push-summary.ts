import type { PushPoint } from '../live/port.ts';
import { pushTrouble } from './push-verdict.ts';
import { gapsBetween, lengthS, runsOf, spanOf, spreadOf, type Span, type Spread } from '../core/series.ts';

/** A stretch on air without a gap. */
export interface OnAir extends Span {
  /** The same for all stretches of one push; undefined where the cloud does not tell pushes apart. */
  readonly push: string | undefined;
}

/** The history of one stream's pushes, folded; a figure that was never told is undefined. */
export interface PushSummary {
  readonly onAir: readonly OnAir[];
  readonly gaps: readonly Span[];
  /** Seconds of the window on air. */
  readonly onAirS: number;
  readonly bitrate: Spread | undefined;
  readonly fps: Spread | undefined;
  readonly gopMs: Spread | undefined;
  readonly resolutions: readonly string[];
  /** By how much the media ran slower than the clock, in parts of it: 0.08 is 8 % slower. */
  readonly drift: number | undefined;
  /** Parts of the points on air. */
  readonly fewFrames: number;
  readonly lowBitrate: number;
}

/** Folds the points of a window, oldest first. Pure. */
export function summarizePushes(points: readonly PushPoint[], window: Span, stepS: number): PushSummary {
  const runs = runsOf(points, stepS, (before, point) => before.push !== point.push);
  const onAir = runs.flatMap((run): readonly OnAir[] => {
    const span = spanOf(run, stepS);
    return span === undefined ? [] : [{ ...span, push: run[0]?.push }];
  });
  const troubles = points.map(pushTrouble);
  const part = (trouble: (typeof troubles)[number]): number =>
    troubles.filter((each) => each === trouble).length / Math.max(1, points.length);
  return {
    onAir,
    gaps: gapsBetween(window, onAir, 2 * stepS),
    onAirS: lengthS(onAir),
    bitrate: spreadOf(points.map(({ totalBps }) => totalBps)),
    fps: spreadOf(points.map(({ fps }) => fps)),
    gopMs: spreadOf(points.map(({ gopMs }) => gopMs)),
    resolutions: [...new Set(points.flatMap(({ resolution }) => resolution ?? []))],
    drift: driftOf(runs),
    fewFrames: part('few frames'),
    lowBitrate: part('low bitrate'),
  };
}

/** A shorter stretch says nothing of how fast an encoder runs. */
const LEAST_DRIFT_S = 30;

/** How much further behind the clock the media was at the ends of the runs than at their begins, over their length. */
function driftOf(runs: readonly (readonly PushPoint[])[]): number | undefined {
  let [behindMs, seconds] = [0, 0];
  for (const run of runs) {
    const told = run.filter((point) => point.behindMs !== undefined);
    const [first, last] = [told[0], told.at(-1)];
    if (first?.behindMs === undefined || last?.behindMs === undefined) continue;
    behindMs += last.behindMs - first.behindMs;
    seconds += last.at - first.at;
  }
  return seconds < LEAST_DRIFT_S ? undefined : behindMs / 1000 / seconds;
}
