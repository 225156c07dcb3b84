import { expect, test } from 'vitest';
import { allInOrder, inOrder } from '../../../src/live/tencent/in-order.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Runs that are ended by hand. */
function heldRuns() {
  const ends = new Map<number, () => void>();
  const run = (item: number) =>
    new Promise<string>((resolve) => ends.set(item, () => resolve(`result ${item}`)));
  return { run, started: () => [...ends.keys()], end: (item: number) => ends.get(item)?.() };
}

test('results are taken in the order of the items, whichever comes first', async () => {
  const { run, started, end } = heldRuns();
  const taken: string[] = [];
  const all = inOrder([1, 2, 3, 4], run, (result, item) => void taken.push(`${item}: ${result}`), 3);
  await settle();
  expect(started()).toEqual([1, 2, 3]);
  end(2);
  await settle();
  expect([taken, started()]).toEqual([[], [1, 2, 3, 4]]);
  end(1);
  await settle();
  expect(taken).toHaveLength(2);
  end(4);
  end(3);
  await all;
  expect(taken).toEqual([1, 2, 3, 4].map((item) => `${item}: result ${item}`));
});

test('the first failure in order ends it, and no further item is begun', async () => {
  const begun: number[] = [];
  const run = async (item: number) => {
    begun.push(item);
    if (item > 1) throw new Error(`failed ${item}`);
    return item;
  };
  const taken: number[] = [];
  const all = inOrder([1, 2, 3, 4, 5], run, (result) => void taken.push(result), 2);
  await expect(all).rejects.toThrow('failed 2');
  expect([taken, begun]).toEqual([[1], [1, 2]]);
});

test('one that takes long holds up no other, up to a bound', async () => {
  const items = Array.from({ length: 1000 }, (_, index) => index);
  const { run, started, end } = heldRuns();
  const taken: string[] = [];
  const all = inOrder(items, run, (result) => void taken.push(result), 2);
  for (let item = 1; item < 1000; item += 1) {
    await settle();
    end(item);
  }
  expect([taken, started().length]).toEqual([[], 700]);
  end(0);
  for (let item = 700; item < 1000; item += 1) {
    await settle();
    end(item);
  }
  await all;
  expect(taken).toEqual(items.map((item) => `result ${item}`));
});

test('items that come one by one are begun as they come, and none is taken before the one before it is done', async () => {
  const { run, started, end } = heldRuns();
  const taken: string[] = [];
  const gate = heldRuns();
  async function* items() {
    yield 1;
    await gate.run(2);
    yield 2;
  }
  const all = inOrder(items(), run, async (result) => {
    await settle();
    taken.push(result);
  });
  await settle();
  expect(started()).toEqual([1]);
  gate.end(2);
  await settle();
  expect(started()).toEqual([1, 2]);
  end(2);
  end(1);
  await all;
  expect(taken).toEqual(['result 1', 'result 2']);
});

async function sooner(item: number): Promise<number> {
  for (let turn = 0; turn < item % 9; turn += 1) await Promise.resolve();
  return item;
}

test.each([1, 2, 7])('however soon results come, all are taken (%i at once)', async (atOnce) => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const taken: number[] = [];
  await inOrder(items, sooner, (result) => void taken.push(result), atOnce);
  expect(taken).toEqual(items);
});

test('what taking throws ends it', async () => {
  const all = inOrder(
    [1, 2],
    (item) => Promise.resolve(item),
    () => {
      throw new Error('not taken');
    },
  );
  await expect(all).rejects.toThrow('not taken');
});

test('all of none is nothing', async () => {
  expect(await allInOrder([], () => Promise.resolve(1))).toEqual([]);
});
