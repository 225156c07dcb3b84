/**
 * Enough that the rate alone bounds a list: 300 calls a second of 150 ms each are 45 (tencent-live 6). Fewer than there
 * are connections (http.ts), so that a long list never keeps all of them from others.
 */
const AT_ONCE = 48;

/** Runs over all items as they come, so many at once, and hands the results over one by one, in the order of the items. */
export async function inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  run: (item: Item) => Promise<Result>,
  take: (result: Result, item: Item) => void | Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const started: { readonly item: Item; readonly result: Promise<Result> }[] = [];
  const takeFirst = async () => {
    const first = started.shift();
    if (first !== undefined) await take(await first.result, first.item);
  };
  for await (const item of items) {
    if (started.length >= atOnce) await takeFirst();
    const result = run(item);
    // One that fails while an earlier one is waited for is told when it is its turn, or never.
    result.catch(() => undefined);
    started.push({ item, result });
  }
  while (started.length > 0) await takeFirst();
}

/** As `inOrder`, all results together. */
export async function allInOrder<Item, Result>(
  items: Iterable<Item>,
  run: (item: Item) => Promise<Result>,
  atOnce?: number,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  await inOrder(items, run, (result) => void results.push(result), atOnce);
  return results;
}
