import type { Sourced, TakeRows } from '../port.ts';

/** A long list as a whole, for whoever needs all of its rows at once. */
export async function gathered<Row, Origin extends Sourced<number>>(
  read: (take: TakeRows<Row>) => Promise<Origin>,
): Promise<Omit<Origin, 'value'> & { readonly value: readonly Row[] }> {
  const pages: (readonly Row[])[] = [];
  const { value: _count, ...origin } = await read((rows) => void pages.push(rows));
  return { ...origin, value: pages.flat() };
}
