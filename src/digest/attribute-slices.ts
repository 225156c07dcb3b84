import type { Claim, Taken } from './attribute.ts';
import { changeOf, groupsBy, relativeChange, sumOf, type Cell } from './cells.ts';
import { isNews, standsOut, type Whole } from './claim-limits.ts';

/** The rest of a dimension moved at most this share of what the slice did: else both followed something else. */
const MOST_BESIDE = 0.25;
/** A stream follows its slice when it moved at least by this share of what the slice did … */
const LEAST_ALONG = 0.5;
/** … and the slice is the cause when so much of it follows. */
const MOST_FOLLOW = 0.8;

interface Slice {
  readonly dimension: 'domain' | 'protocol';
  readonly name: string;
  readonly own: readonly Cell[];
  /** The cells beside it in its dimension. */
  readonly beside: readonly Cell[];
}

/** Takes out, the largest first, what moved as one over a whole play domain or protocol and not beside it. */
export function takeSlices(cells: readonly Cell[], whole: Whole): Taken {
  const parts: Claim[] = [];
  for (let left = cells; ;) {
    const slice = [...slicesOf(left, 'domain'), ...slicesOf(left, 'protocol')]
      .filter((each) => isCause(each, left, whole))
      .toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
    if (slice === undefined) return { parts, left };
    const { dimension, name, own } = slice;
    parts.push({ dimension, name, amounts: sumOf(own), absence: undefined });
    const taken = new Set(own);
    left = left.filter((cell) => !taken.has(cell));
  }
}

function slicesOf(cells: readonly Cell[], dimension: Slice['dimension']): readonly Slice[] {
  const told = cells.filter((cell) => cell[dimension] !== undefined);
  return [...groupsBy(told, dimension)].map(([name, own]) => {
    const beside = told.filter((cell) => cell[dimension] !== name);
    return { dimension, name, own, beside };
  });
}

const sizeOf = ({ own }: Slice): number => Math.abs(changeOf(sumOf(own)));

function isCause(slice: Slice, cells: readonly Cell[], whole: Whole): boolean {
  const amounts = sumOf(slice.own);
  if (!isNews(changeOf(amounts), whole) || !standsOut(amounts, 0)) return false;
  return movedAlone(slice) && movedAsOne(slice) && !isOneStream(slice, cells);
}

/** What is beside it stayed, or went the other way; where there is nothing beside it, nothing tells it from the whole. */
function movedAlone({ own, beside }: Slice): boolean {
  const rest = sumOf(beside);
  if (Math.max(rest.base, rest.day) === 0) return false;
  const [along, aside] = [relativeChange(sumOf(own)), relativeChange(rest)];
  return aside * Math.sign(along) <= MOST_BESIDE * Math.abs(along);
}

/** Most of what it carries went the same way: else single streams are the cause. */
function movedAsOne({ own }: Slice): boolean {
  const along = relativeChange(sumOf(own));
  const streams = [...groupsBy(own, 'stream').values()].map(sumOf);
  const weight = (all: typeof streams): number =>
    all.reduce((sum, { base, day }) => sum + Math.max(base, day), 0);
  const followers = streams.filter((amounts) => relativeChange(amounts) / along >= LEAST_ALONG);
  return weight(followers) >= MOST_FOLLOW * weight(streams);
}

/** One stream makes nearly all of the change, and elsewhere it went the same way or was never there. */
function isOneStream({ own }: Slice, cells: readonly Cell[]): boolean {
  const along = sumOf(own);
  const ownSet = new Set(own);
  return [...groupsBy(own, 'stream')].some(([name, part]) => {
    if (changeOf(sumOf(part)) / changeOf(along) <= MOST_FOLLOW) return false;
    const elsewhere = sumOf(cells.filter((cell) => cell.stream === name && !ownSet.has(cell)));
    if (Math.max(elsewhere.base, elsewhere.day) === 0) return true;
    return relativeChange(elsewhere) / relativeChange(along) >= LEAST_ALONG;
  });
}
