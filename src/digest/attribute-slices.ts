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
  /** The cells beside it in its dimension; neither has those of streams that went alike in both. */
  readonly beside: readonly Cell[];
}

/** Takes out, the largest first, what moved as one over a whole play domain or protocol and not beside it. */
export function takeSlices(cells: readonly Cell[], whole: Whole): Taken {
  const parts: Claim[] = [];
  for (let left = cells; ;) {
    const slice = [...slicesOf(left, 'domain'), ...slicesOf(left, 'protocol')]
      .filter((each) => isCause(each, whole))
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
    const alike = alikeStreams(own, beside);
    const isFree = ({ stream }: Cell): boolean => stream === undefined || !alike.has(stream);
    return { dimension, name, own: own.filter(isFree), beside: beside.filter(isFree) };
  });
}

/** Streams that went the same way in the slice and beside it: whatever befell them was not the slice. */
function alikeStreams(own: readonly Cell[], beside: readonly Cell[]): ReadonlySet<string> {
  const besides = groupsBy(beside, 'stream');
  const alike = [...groupsBy(own, 'stream')].filter(([name, part]) => {
    const elsewhere = sumOf(besides.get(name) ?? []);
    const [along, aside] = [relativeChange(sumOf(part)), relativeChange(elsewhere)];
    return along !== 0 && aside / along >= LEAST_ALONG;
  });
  return new Set(alike.map(([name]) => name));
}

const sizeOf = ({ own }: Slice): number => Math.abs(changeOf(sumOf(own)));

function isCause(slice: Slice, whole: Whole): boolean {
  const amounts = sumOf(slice.own);
  if (!isNews(changeOf(amounts), whole) || !standsOut(amounts, 0)) return false;
  return movedAlone(slice) && movedAsOne(slice) && !isOneStream(slice);
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

/** One stream makes nearly all of the change, and is nowhere else: then nothing tells the slice from the stream. */
function isOneStream({ own, beside }: Slice): boolean {
  const along = changeOf(sumOf(own));
  const elsewhere = groupsBy(beside, 'stream');
  return [...groupsBy(own, 'stream')].some(
    ([name, part]) => changeOf(sumOf(part)) / along > MOST_FOLLOW && !elsewhere.has(name),
  );
}
