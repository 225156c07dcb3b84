import type { UnixSeconds } from '../live/port.ts';

/** A stretch of time: `from` is in it, `to` is not. */
export interface Span {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** Anything that is true for the step that begins at `at`. */
export interface Timed {
  readonly at: UnixSeconds;
}

/** A jitter of the clock is no gap; two missing values in a row are. */
const MOST_STEPS = 2.5;

/**
 * The points, oldest first, in runs without a gap. A new run begins where values are missing, and where `differs` says
 * that the next point belongs to something else.
 */
export function runsOf<P extends Timed>(
  points: readonly P[],
  stepS: number,
  differs: (before: P, point: P) => boolean = () => false,
): readonly (readonly P[])[] {
  const runs: P[][] = [];
  let before: P | undefined;
  for (const point of points) {
    const goesOn =
      before !== undefined && point.at - before.at <= stepS * MOST_STEPS && !differs(before, point);
    if (goesOn) runs.at(-1)?.push(point);
    else runs.push([point]);
    before = point;
  }
  return runs;
}

/** From the first point of a run to the end of its last step. */
export function spanOf(run: readonly Timed[], stepS: number): Span | undefined {
  const [first, last] = [run[0], run.at(-1)];
  return first && last && { from: first.at, to: last.at + stepS };
}

/** What of the window is in none of the spans, which are in order and do not overlap; slivers below `leastS` are no gap. */
export function gapsBetween(window: Span, spans: readonly Span[], leastS: number): readonly Span[] {
  const edges = [...spans, { from: window.to, to: window.to }];
  let end = window.from;
  return edges
    .map(({ from, to }) => {
      const gap = { from: end, to: Math.min(from, window.to) };
      end = Math.max(end, to);
      return gap;
    })
    .filter(({ from, to }) => to - from >= leastS);
}

export const lengthS = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0);

/** One stretch of a window with the points in it. */
export interface Bucket<P> extends Span {
  readonly points: readonly P[];
}

/** Widths that read well on a clock, in seconds. */
const WIDTHS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** The smallest width that reads well and cuts the window into at most `most` buckets; whole days where it is long. */
export function bucketWidthS({ from, to }: Span, most: number, leastS: number): number {
  const needed = (width: number): number => Math.ceil(to / width) - Math.floor(from / width);
  const found = WIDTHS.find((width) => width >= leastS && needed(width) <= most);
  if (found !== undefined) return found;
  const days = Math.ceil((to - from) / 86_400 / (most - 1));
  return days * 86_400;
}

/** Every bucket of the window, empty ones too; they begin at whole multiples of the width, the first at the window. */
export function bucketsOf<P extends Timed>(
  points: readonly P[],
  window: Span,
  widthS: number,
): readonly Bucket<P>[] {
  const first = Math.floor(window.from / widthS);
  const count = Math.ceil(window.to / widthS) - first;
  const filled = new Map<number, P[]>();
  for (const point of points) {
    const index = Math.floor(point.at / widthS);
    const known = filled.get(index);
    if (known === undefined) filled.set(index, [point]);
    else known.push(point);
  }
  return Array.from({ length: count }, (_, index) => ({
    from: Math.max(window.from, (first + index) * widthS),
    to: Math.min(window.to, (first + index + 1) * widthS),
    points: filled.get(first + index) ?? [],
  }));
}

/** Least, median and most of the values that were told; undefined when none was. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

export function spreadOf(values: readonly (number | undefined)[]): Spread | undefined {
  const sorted = values.filter((value) => value !== undefined).toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  // Of an even count the lower of the two in the middle: it is a value that was there.
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return least === undefined || median === undefined || most === undefined
    ? undefined
    : { least, median, most };
}

const BARS = '▁▂▃▄▅▆▇█';

/** Values as bars from 0 to the largest; `·` where none was told. */
export function sparkline(values: readonly (number | undefined)[]): string {
  const most = Math.max(0, ...values.filter((value) => value !== undefined));
  const bar = (value: number): string =>
    BARS[most === 0 ? 0 : Math.round((Math.max(0, value) / most) * (BARS.length - 1))] ?? '▁';
  return values.map((value) => (value === undefined ? '·' : bar(value))).join('');
}
