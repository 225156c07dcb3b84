import { isStreamName, type StreamName } from '../live/port.ts';
import type { Attribution } from './attribute.ts';
import type { Amounts } from './cells.ts';

/** What streams had on both days, told exactly. */
export type ExactAmounts = ReadonlyMap<string, Amounts>;

/** Streams that are asked for since they would be named; each costs two reads. */
const MOST_MOVERS = 10;

/**
 * Reads exactly what is about to be claimed of streams, and attributes anew, until all that is claimed is known. What
 * lies beyond the bound, or cannot be told, is not claimed. `first` are known in any case.
 */
export async function settleStreams(
  attributed: (exact: ExactAmounts) => Attribution,
  read: (names: readonly StreamName[]) => Promise<ExactAmounts>,
  first: readonly StreamName[],
): Promise<Attribution> {
  let exact = await read(first);
  for (let left = MOST_MOVERS; ;) {
    const found = attributed(exact);
    const open = unknownStreams(found, exact).slice(0, left);
    if (open.length === 0) return onlyKnown(found, exact);
    exact = new Map([...exact, ...(await read(open))]);
    left -= open.length;
  }
}

const unknownStreams = ({ parts }: Attribution, exact: ExactAmounts): readonly StreamName[] =>
  parts
    .filter(({ dimension, name }) => dimension === 'stream' && !exact.has(name))
    .map(({ name }) => name)
    .filter(isStreamName);

function onlyKnown(found: Attribution, exact: ExactAmounts): Attribution {
  const parts = found.parts.filter(
    ({ dimension, name, absence }) => absence || dimension !== 'stream' || exact.has(name),
  );
  const explained = parts.reduce((sum, { change }) => sum + change, 0);
  return { ...found, parts, others: found.difference - explained };
}
