/** Few at a time: a long list must not keep all connections from others. */
const AT_ONCE = 4;

/** Runs over all items, a few at a time, and gives the results in the order of the items. */
export async function inWaves<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let next = 0; next < items.length; next += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(next, next + AT_ONCE).map(run))));
  }
  return results;
}
