import type { Read } from './client.ts';
import { allInOrder } from './in-order.ts';
import type { Window } from './windows.ts';

export interface Cut {
  /** The longest slice. */
  readonly spanS: number;
  /** Cuts stand on multiples of it. */
  readonly stepS?: number;
  /** How long before the end of a slice the next begins. */
  readonly overlapS?: number;
}

/** The window in slices, oldest first. */
export function slicesOf({ from, to }: Window, { spanS, stepS = 1, overlapS = 0 }: Cut): readonly Window[] {
  const slices: Window[] = [];
  let begin = from;
  for (let end = from - (from % stepS) + spanS; end < to; end += spanS - overlapS) {
    slices.push({ from: begin, to: end });
    begin = end - overlapS;
  }
  return [...slices, { from: begin, to }];
}

/** An answer has up to 2,160 rows, so that few make a long history. */
const AT_ONCE = 4;

/** All rows of all slices in order, with the time of the oldest read. */
export async function readSlices<Row>(
  slices: readonly Window[],
  read: (slice: Window) => Promise<Read<readonly Row[]>>,
): Promise<Read<readonly Row[]>> {
  const reads = await allInOrder(slices, read, AT_ONCE);
  return { value: reads.flatMap(({ value }) => value), at: Math.min(...reads.map(({ at }) => at)) };
}

/**
 * The rows of slices that meet. Whether a moment at an edge belongs to one slice or to both is not documented, so both are
 * asked for it, and a row that an earlier slice had already is left out.
 */
export function stitched<Row>(
  slices: readonly (readonly Row[])[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const known = new Set<string>();
  return slices.flatMap((rows) => {
    const fresh = rows.filter((row) => !known.has(keyOf(row)));
    for (const row of fresh) known.add(keyOf(row));
    return fresh;
  });
}
