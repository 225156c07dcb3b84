/**
 * Enough that the rate alone bounds a list: 300 calls a second of 300 ms each are 90 (tencent-live 6). Fewer than there
 * are connections (http.ts), so that a long list never keeps all of them from others.
 */
const AT_ONCE = 96;
/**
 * So many are begun before the first of them is handed over: one that has to be asked again a second later, since a rate was
 * reached, holds up no other.
 */
const MOST_HELD = 700;

/**
 * Runs over all items as they come, so many at once, and hands the results over one by one, in the order of the items. The
 * first failure in that order, or what `take` throws, ends it.
 */
export async function inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  run: (item: Item) => Promise<Result>,
  take: (result: Result, item: Item) => void | Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const line = createLine(run, take);
  for await (const item of items) {
    while (!(await line.hasRoom(atOnce))) await line.change();
    line.begin(item);
  }
  await line.takeAll();
}

interface Started<Item, Result> {
  readonly item: Item;
  readonly result: Promise<Result>;
  isDone: boolean;
}

/** What was begun and not handed over yet, in the order of the items. */
function createLine<Item, Result>(
  run: (item: Item) => Promise<Result>,
  take: (result: Result, item: Item) => void | Promise<void>,
) {
  const started: Started<Item, Result>[] = [];
  let [running, hasChanged, ring] = [0, false, () => {}];
  const takeFirst = async (): Promise<void> => {
    const first = started.shift();
    if (first !== undefined) await take(await first.result, first.item);
  };
  return {
    begin(item: Item): void {
      const one = { item, result: run(item), isDone: false };
      const end = (): void => {
        running -= 1;
        one.isDone = true;
        hasChanged = true;
        ring();
      };
      // One that fails while an earlier one is waited for is told when it is its turn, or never.
      one.result.then(end, end);
      running += 1;
      started.push(one);
    },
    /** Hands over what can be handed over; whether another may be begun then. */
    async hasRoom(atOnce: number): Promise<boolean> {
      while (started[0]?.isDone) await takeFirst();
      return running < atOnce && started.length < MOST_HELD;
    },
    /** When one more of them is done than when this was asked last. */
    async change(): Promise<void> {
      if (!hasChanged) await new Promise<void>((resolve) => (ring = resolve));
      hasChanged = false;
    },
    async takeAll(): Promise<void> {
      while (started.length > 0) await takeFirst();
    },
  };
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
