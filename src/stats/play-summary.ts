import type { PlayPoint, UnixSeconds } from '../live/port.ts';
import { gapsBetween, runsOf, spanOf, type Span } from '../core/series.ts';

/** The most of something, and when it was reached first. */
export interface Peak {
  readonly value: number;
  readonly at: UnixSeconds;
}

/** A history of plays, folded; undefined where there is no minute at all. */
export interface PlaySummary {
  readonly viewers: Peak | undefined;
  readonly bandwidthMbps: Peak | undefined;
  readonly fluxMB: number | undefined;
  /** Undefined where the cloud counts no requests. */
  readonly requests: number | undefined;
  /** Where there is no minute: nobody watched, or the cloud has none. */
  readonly gaps: readonly Span[];
}

/** Folds the minutes of a window, oldest first. Pure. */
export function summarizePlays(points: readonly PlayPoint[], window: Span, stepS: number): PlaySummary {
  const spans = runsOf(points, stepS).flatMap((run) => spanOf(run, stepS) ?? []);
  const requests = points.flatMap((point) => point.requests ?? []);
  return {
    viewers: peakOf(points, ({ viewers }) => viewers),
    bandwidthMbps: peakOf(points, ({ bandwidthMbps }) => bandwidthMbps),
    fluxMB: points.length === 0 ? undefined : points.reduce((sum, { fluxMB }) => sum + fluxMB, 0),
    requests: requests.length === 0 ? undefined : requests.reduce((sum, count) => sum + count, 0),
    gaps: gapsBetween(window, spans, 2 * stepS),
  };
}

/** The first point that nothing exceeds. */
export function peakOf(points: readonly PlayPoint[], figure: (point: PlayPoint) => number): Peak | undefined {
  let peak: Peak | undefined;
  for (const point of points) {
    const value = figure(point);
    if (peak === undefined || value > peak.value) peak = { value, at: point.at };
  }
  return peak;
}
