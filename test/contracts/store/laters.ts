import { expect, it } from 'vitest';
import type { OpenStore } from '../store.ts';
import { intent, look, NOW, together } from './rows.ts';

const ids = (looks: readonly { id: string }[]) => looks.map(({ id }) => id);

export function latersContract(open: OpenStore): void {
  it('gives a look when it is due, whole', async () => {
    const { store } = await open();
    await store.laters.put(look('a'));
    expect(await store.laters.takeDue(NOW + 29, NOW + 89, 10)).toEqual([]);
    const [taken] = await store.laters.takeDue(NOW + 30, NOW + 90, 10);
    expect(taken).toEqual({
      ...look('a'),
      message: undefined,
      intent: undefined,
      fence: expect.any(Number) as unknown,
    });
  });

  it('gives the oldest first, and no more than asked for', async () => {
    const { store } = await open();
    for (const [id, at] of [
      ['a-late', 30],
      ['b', 20],
      ['early', 10],
      ['a', 20],
    ] as const) {
      await store.laters.put(look(id, { at: NOW + at }));
    }
    expect(ids(await store.laters.takeDue(NOW + 99, NOW + 200, 3))).toEqual(['early', 'a', 'b']);
    expect(ids(await store.laters.takeDue(NOW + 99, NOW + 200, 3))).toEqual(['a-late']);
  });

  it('gives a look to one instance until its lease ends, then to another with a larger fence', async () => {
    const { store, reopen } = await open();
    const other = await reopen();
    await store.laters.put(look('a', { at: NOW }));
    const [first] = await store.laters.takeDue(NOW, NOW + 60, 1);
    expect(await other.laters.takeDue(NOW + 59, NOW + 99, 1)).toEqual([]);
    const [second] = await other.laters.takeDue(NOW + 60, NOW + 99, 1);
    expect(second?.fence).toBeGreaterThan(first?.fence ?? Infinity);
    expect(await store.laters.finish('a', first?.fence ?? 0)).toBe(false);
    expect(await store.laters.postpone('a', first?.fence ?? 0, look('a'))).toBe(false);
    expect(await other.laters.finish('a', second?.fence ?? 0)).toBe(true);
    expect(await store.laters.takeDue(NOW + 999, NOW + 1999, 1)).toEqual([]);
  });

  it('lets its holder end it also after the lease, when nobody else has taken it', async () => {
    const { store } = await open();
    await store.laters.put(look('a', { at: NOW }));
    const [taken] = await store.laters.takeDue(NOW, NOW, 1);
    expect(await store.laters.finish('a', taken?.fence ?? 0)).toBe(true);
    expect(await store.laters.finish('a', taken?.fence ?? 0)).toBe(false);
  });

  it('postpones a look once per taking', async () => {
    const { store } = await open();
    await store.laters.put(look('a', { at: NOW }));
    const [taken] = await store.laters.takeDue(NOW, NOW + 60, 1);
    const next = { at: NOW + 5, until: NOW + 500, memory: '{"n":1}' };
    expect(await store.laters.postpone('a', taken?.fence ?? 0, next)).toBe(true);
    expect(await store.laters.postpone('a', taken?.fence ?? 0, next)).toBe(false);
    expect(await store.laters.takeDue(NOW + 4, NOW + 60, 1)).toEqual([]);
    expect(await store.laters.takeDue(NOW + 5, NOW + 60, 1)).toMatchObject([{ ...look('a'), ...next }]);
  });

  it('moves a look that is put again: time, end and memory change, all else stays', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    await store.laters.landed('a', 'slack:C1/171.5');
    const moved = { at: NOW + 40, until: NOW + 400, memory: '{"n":2}' };
    await store.laters.put(look('a', { ...moved, command: 'cut', call: '{}', first: NOW + 7 }));
    expect(await store.laters.takeDue(NOW + 39, NOW + 60, 1)).toEqual([]);
    const [taken] = await store.laters.takeDue(NOW + 40, NOW + 60, 1);
    expect(taken).toMatchObject({ ...look('a'), ...moved, message: 'slack:C1/171.5', intent: 'a' });
  });

  it('ends the lease of a look that is put again', async () => {
    const { store } = await open();
    await store.laters.put(look('a', { at: NOW }));
    const [taken] = await store.laters.takeDue(NOW, NOW + 60, 1);
    await store.laters.put(look('a', { at: NOW + 1 }));
    expect(await store.laters.finish('a', taken?.fence ?? 0)).toBe(false);
    expect(ids(await store.laters.takeDue(NOW + 1, NOW + 60, 1))).toEqual(['a']);
  });

  it('does not take the look of a dropped one for it', async () => {
    const { store } = await open();
    await store.laters.put(look('a', { at: NOW }));
    const [old] = await store.laters.takeDue(NOW, NOW + 60, 1);
    await store.laters.drop('a');
    await store.laters.put(look('a', { at: NOW }));
    await store.laters.takeDue(NOW, NOW + 60, 1);
    expect(await store.laters.finish('a', old?.fence ?? 0)).toBe(false);
  });

  it('drops a look, and takes late news of one that is over without fault', async () => {
    const { store } = await open();
    await store.laters.put(look('a', { at: NOW }));
    await store.laters.drop('a');
    await store.laters.drop('a');
    await store.laters.landed('a', 'discord:1/2');
    expect(await store.laters.takeDue(NOW, NOW + 60, 1)).toEqual([]);
  });

  it('gives each of many looks to exactly one of many takers', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    await together(60, (index) => store.laters.put(look(`look-${index}`, { at: NOW })));
    const takings = await together(
      30,
      async (index) => (await stores[index % 2]?.laters.takeDue(NOW, NOW + 60, 7)) ?? [],
    );
    const taken = ids(takings.flat());
    expect(taken).toHaveLength(60);
    expect(new Set(taken).size).toBe(60);
  });
}
