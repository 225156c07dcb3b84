import { takeAbsences, type Absence } from './attribute-absences.ts';
import { takeSlices } from './attribute-slices.ts';
import { changeOf, groupsBy, inOrder, sumOf, type Amounts, type Cell, type Dimension } from './cells.ts';
import { isNews, pointsOf, standsOut, unrestOf, type Whole } from './claim-limits.ts';

/** What is compared: the whole of a figure, what it is made of, and which streams the bot kept off the air. */
export interface Compared extends Whole {
  readonly cells: readonly Cell[];
  readonly absences: readonly Absence[];
}

/** A part of the difference that may be told as its cause. */
export interface Part extends Amounts {
  readonly dimension: Dimension;
  readonly name: string;
  readonly change: number;
  /** Per cent of the base day's total. */
  readonly points: number;
  /** For what the bot did: its mark, and how long the stream was off for it. */
  readonly absence: Absence | undefined;
}

export interface Attribution {
  readonly difference: number;
  /** Undefined where the base is 0. */
  readonly points: number | undefined;
  /** The strongest first. */
  readonly parts: readonly Part[];
  /** What none of them explains: with the parts it is the difference. */
  readonly others: number;
}

/** What a step explained, and the cells that it left for the next. */
export interface Taken {
  readonly parts: readonly Claim[];
  readonly left: readonly Cell[];
}
export type Claim = Pick<Part, 'dimension' | 'name' | 'absence'> & { readonly amounts: Amounts };

/**
 * The difference of two days by its causes. What the bot did is taken out first, since it is known; then what a whole
 * play domain or protocol lost or won; then single streams. No amount is counted twice, and the rest is `others`.
 */
export function attribute(compared: Compared): Attribution {
  const { total } = compared;
  const done = takeAbsences(inOrder(compared.cells), compared.absences, compared);
  const common = takeSlices(done.left, compared);
  const single = streamClaims(common.left, compared);
  const parts = [...done.parts, ...common.parts, ...single]
    .map((claim) => partOf(claim, compared))
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.name < b.name ? -1 : 1));
  const difference = changeOf(total);
  const explained = parts.reduce((sum, { change }) => sum + change, 0);
  const points = total.base > 0 ? pointsOf(difference, compared) : undefined;
  return { difference, points, parts, others: difference - explained };
}

function partOf({ amounts, ...claim }: Claim, whole: Whole): Part {
  const change = changeOf(amounts);
  return { ...claim, ...amounts, change, points: pointsOf(change, whole) };
}

function streamClaims(cells: readonly Cell[], whole: Whole): readonly Claim[] {
  const unrest = unrestOf(cells, whole);
  return [...groupsBy(cells, 'stream')].flatMap(([name, own]): Claim[] => {
    const amounts = sumOf(own);
    const isClaim = isNews(changeOf(amounts), whole) && standsOut(amounts, unrest);
    return isClaim ? [{ dimension: 'stream', name, amounts, absence: undefined }] : [];
  });
}
