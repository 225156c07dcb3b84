/** A figure on the two days that are compared, in its own unit: MB, viewer-minutes. */
export interface Amounts {
  readonly base: number;
  readonly day: number;
}

/** What one stream had over one play domain by one protocol; undefined where the cloud does not tell them apart. */
export interface Cell extends Amounts {
  readonly stream: string | undefined;
  readonly domain: string | undefined;
  readonly protocol: string | undefined;
}

export type Dimension = 'stream' | 'domain' | 'protocol';

export function sumOf(cells: readonly Amounts[]): Amounts {
  const base = cells.reduce((sum, cell) => sum + cell.base, 0);
  return { base, day: cells.reduce((sum, cell) => sum + cell.day, 0) };
}

export const changeOf = ({ base, day }: Amounts): number => day - base;

/** The change as a share of the larger of the two: -1 for what is gone, 1 for what is new. */
export function relativeChange(amounts: Amounts): number {
  const most = Math.max(amounts.base, amounts.day);
  return most === 0 ? 0 : changeOf(amounts) / most;
}

/** The cells by what they have in a dimension, without those that are not told apart in it. */
export function groupsBy(cells: readonly Cell[], dimension: Dimension): ReadonlyMap<string, readonly Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const value = cell[dimension];
    if (value === undefined) continue;
    const known = groups.get(value);
    if (known === undefined) groups.set(value, [cell]);
    else known.push(cell);
  }
  return groups;
}

/** In an order of their own, so that sums and ties do not depend on how they were told. */
export function inOrder(cells: readonly Cell[]): readonly Cell[] {
  return cells
    .map((cell) => ({ key: keyOf(cell), cell }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ cell }) => cell);
}

const keyOf = ({ stream, domain, protocol, base, day }: Cell): string =>
  JSON.stringify([stream, domain, protocol, base, day]);
