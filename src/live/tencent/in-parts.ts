import { setImmediate as othersTurn } from 'node:timers/promises';

/** So many are read, checked and folded in a few milliseconds. */
const PART = 500;

/** Hands over many rows in parts, and lets everything else that waits have its turn before each further part. */
export async function inParts<Row>(
  rows: readonly Row[],
  take: (part: readonly Row[]) => void,
): Promise<void> {
  for (let from = 0; from < rows.length; from += PART) {
    if (from > 0) await othersTurn();
    take(from === 0 && rows.length <= PART ? rows : rows.slice(from, from + PART));
  }
}
