import { changeOf, groupsBy, relativeChange, sumOf, type Amounts, type Cell } from './cells.ts';

/**
 * All that decides whether a part of a difference is told as its cause, in one place.
 *
 * A claim that is wrong costs more than one that is missing, so each has to pass all of: the figure's own floor (below
 * it a change is no news at all), 2 points of the base (less does not change how a day reads), and a tenth of the
 * difference (with less it does not explain it). What nobody did has also to stand out of the usual unrest: a quarter of
 * itself, and five times what the middle stream moved, which is 3.4 standard deviations where they wander normally.
 */
const LEAST_POINTS = 2;
const LEAST_SHARE = 0.1;
const LEAST_RELATIVE = 0.25;
const TIMES_UNREST = 5;
/** Fewer streams than these have no middle that could be called usual. */
const LEAST_STREAMS = 8;
/** A stream below this share of the whole says nothing of unrest: one viewer more doubles it. */
const MATERIAL = 0.001;

/** Of traffic, in MB; its row in the digest's table has the same floor. */
export const FLOOR_MB = 1000;

export interface Whole {
  /** Of everything, also what no cell tells of. */
  readonly total: Amounts;
  /** A smaller change is no news, in the figure's own unit. */
  readonly floor: number;
}

/** Points: per cent of the base day's total. */
export const pointsOf = (change: number, { total }: Pick<Whole, 'total'>): number =>
  (100 * change) / total.base;

/** The least change that may be claimed; without a base there are no points, and nothing is. */
export function leastClaim({ total, floor }: Whole): number {
  if (total.base <= 0) return Infinity;
  const difference = Math.abs(changeOf(total));
  return Math.max(floor, (total.base * LEAST_POINTS) / 100, difference * LEAST_SHARE);
}

/** Is it large enough to be told? */
export const isNews = (change: number, whole: Whole): boolean => Math.abs(change) >= leastClaim(whole);

/** Is it more than what moves by itself? */
export const standsOut = (amounts: Amounts, unrest: number): boolean =>
  Math.abs(relativeChange(amounts)) >= Math.max(LEAST_RELATIVE, TIMES_UNREST * unrest);

/** How far the middle stream moved, as a share of itself; 0 where too few are told apart. */
export function unrestOf(cells: readonly Cell[], { total }: Pick<Whole, 'total'>): number {
  const least = MATERIAL * Math.max(total.base, total.day);
  const moves = [...groupsBy(cells, 'stream').values()]
    .map(sumOf)
    .filter(({ base, day }) => Math.max(base, day) >= least)
    .map((amounts) => Math.abs(relativeChange(amounts)))
    .toSorted((a, b) => a - b);
  return moves.length < LEAST_STREAMS ? 0 : (moves[Math.floor(moves.length / 2)] ?? 0);
}
