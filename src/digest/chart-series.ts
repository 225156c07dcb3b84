import type { UnixSeconds } from '../live/port.ts';
import type { Day } from './day.ts';
import { BUCKET_S, type BucketFacts, type Mark } from './facts.ts';

/** What a chart shows: a day, the day before behind it, and what was done to streams meanwhile. */
export interface ChartData {
  readonly day: ChartDay;
  readonly base: ChartDay;
  readonly marks: readonly Mark[];
}

export interface ChartDay {
  readonly day: Day;
  readonly buckets: readonly BucketFacts[];
}

/** A value at seconds since the day began; undefined where nobody told it, which is a gap. */
export interface ChartPoint {
  readonly s: number;
  readonly value: number | undefined;
}

export type ChartFigure = 'peakViewers' | 'pushes';

/** The figure of every bucket of the day, in order; buckets outside the day are left out. */
export const seriesOf = ({ day, buckets }: ChartDay, figure: ChartFigure): readonly ChartPoint[] =>
  buckets
    .filter(({ at }) => at + BUCKET_S > day.from && at < day.to)
    .map((bucket) => ({ s: bucket.at - day.from, value: bucket[figure] }));

/** Runs of neighbouring points that have a value: a line is drawn within one, and never between two. */
export function stretchesOf(
  points: readonly ChartPoint[],
): readonly (readonly { readonly s: number; readonly value: number }[])[] {
  const stretches: { s: number; value: number }[][] = [];
  let isOpen = false;
  for (const { s, value } of points) {
    if (value !== undefined) {
      if (isOpen) stretches.at(-1)?.push({ s, value });
      else stretches.push([{ s, value }]);
    }
    isOpen = value !== undefined;
  }
  return stretches;
}

/** The smallest of 1, 2, 5, 10, 20, … that four steps of reach the value. */
export function axisTop(most: number): number {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  return Math.max(1, step) * 4;
}

export interface Extremes {
  readonly least: number;
  readonly most: number;
  readonly mostAt: UnixSeconds;
}

/** The lowest and the highest value, and when the highest was first reached; undefined when none was told. */
export function extremesOf(points: readonly ChartPoint[], from: UnixSeconds): Extremes | undefined {
  const told = points.flatMap(({ s, value }) => (value === undefined ? [] : [{ s, value }]));
  const values = told.map(({ value }) => value);
  const most = Math.max(...values);
  const peak = told.find(({ value }) => value === most);
  return peak && { least: Math.min(...values), most, mostAt: from + peak.s };
}
