import type { UnixSeconds } from '../../live/port.ts';
import type { Day } from '../day.ts';
import { BUCKET_S, type BucketFacts, type Mark } from '../facts.ts';

/** What a chart shows: a day, the day before behind it, and what was done to streams meanwhile. */
export interface ChartData {
  readonly day: ChartDay;
  readonly base: ChartDay;
  readonly marks: readonly Mark[];
  /** Those that are told of these streams; one that could not be read is among them, and a gap. */
  readonly figures: readonly ChartFigure[];
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

/** One without a gap. */
export interface KnownPoint extends ChartPoint {
  readonly value: number;
}

/** The most viewers of a quarter hour; streams on air in it on average. */
export type ChartFigure = 'viewers' | 'onAir';

const FIGURES: Readonly<Record<ChartFigure, (bucket: BucketFacts) => number | undefined>> = {
  viewers: ({ peakViewers }) => peakViewers,
  onAir: ({ onAirS }) => (onAirS === undefined ? undefined : onAirS / BUCKET_S),
};

/** The buckets of the day, in order. */
export const bucketsOf = ({ day, buckets }: ChartDay): readonly BucketFacts[] =>
  buckets.filter(({ at }) => at + BUCKET_S > day.from && at < day.to);

/** The figure of every bucket of the day. */
export const seriesOf = (day: ChartDay, figure: ChartFigure): readonly ChartPoint[] =>
  bucketsOf(day).map((bucket) => ({ s: bucket.at - day.day.from, value: FIGURES[figure](bucket) }));

/** Runs of neighbouring points that have a value: a line is drawn within one, and never between two. */
export function stretchesOf(points: readonly ChartPoint[]): readonly (readonly KnownPoint[])[] {
  const stretches: KnownPoint[][] = [];
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

/** The lines of a grid above 0: each a step further. */
export interface Axis {
  readonly step: number;
  readonly steps: number;
}

/** The smallest step of 1, 2, 5, 10, 20, … of which at most so many reach the value. */
export function axisOf(most: number, mostSteps: number): Axis {
  const rough = Math.max(most, 1) / mostSteps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const step = Math.max(1, round);
  return { step, steps: Math.max(1, Math.ceil(most / step)) };
}

export interface Extremes {
  readonly least: number;
  readonly most: number;
  readonly mostAt: UnixSeconds;
}

/** The lowest and the highest value, and when the highest was first reached; undefined when none was told. */
export function extremesOf(day: ChartDay, figure: ChartFigure): Extremes | undefined {
  const told = stretchesOf(seriesOf(day, figure)).flat();
  const [first, ...rest] = told;
  if (first === undefined) return undefined;
  const peak = rest.reduce((high, point) => (point.value > high.value ? point : high), first);
  return {
    least: told.reduce((low, { value }) => Math.min(low, value), first.value),
    most: peak.value,
    mostAt: day.day.from + peak.s,
  };
}

/** Seconds of the day of which nobody told the figure. */
export function gapSeconds(day: ChartDay, figure: ChartFigure): number {
  const told = stretchesOf(seriesOf(day, figure)).flat();
  return day.day.to - day.day.from - told.length * BUCKET_S;
}

/** What was done within the day, oldest first. */
export const marksWithin = ({ day: { day }, marks }: ChartData): readonly Mark[] =>
  marks.filter(({ at }) => at >= day.from && at < day.to).toSorted((a, b) => a.at - b.at);
