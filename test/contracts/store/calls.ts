import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

const saved = (id: string, until = NOW + 600) => ({ id, body: `{"command":"ban","of":"${id}"}`, until });

export function callsContract(open: OpenStore): void {
  it('reads what was saved, and nothing for an unknown id', async () => {
    const { store } = await open();
    await store.calls.save([saved('a'), saved('b', NOW + 5)]);
    expect(await store.calls.read('a')).toEqual({ ...saved('a'), spent: undefined });
    expect(await store.calls.read('b')).toEqual({ ...saved('b', NOW + 5), spent: undefined });
    expect(await store.calls.read('c')).toBeUndefined();
  });

  it('saves all or none', async () => {
    const { store } = await open();
    await store.calls.save([]);
    await store.calls.save([saved('a')]);
    await expect(store.calls.save([saved('b'), saved('a')])).rejects.toThrow(/./);
    expect(await store.calls.read('b')).toBeUndefined();
  });

  it('spends once and says who was first', async () => {
    const { store } = await open();
    await store.calls.save([saved('a')]);
    expect(await store.calls.spend('a', 'slack:U1', NOW + 1)).toBe(true);
    expect(await store.calls.spend('a', 'slack:U2', NOW + 2)).toBe(false);
    expect(await store.calls.spend('a', 'slack:U1', NOW + 3)).toBe(false);
    expect((await store.calls.read('a'))?.spent).toEqual({ by: 'slack:U1', at: NOW + 1 });
    expect(await store.calls.spend('unknown', 'slack:U1', NOW)).toBe(false);
  });

  it('lets exactly one of many presses win, over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    await store.calls.save([saved('a')]);
    const won = await together(60, async (index) => {
      const by = `user-${index}`;
      return (await stores[index % 2]?.calls.spend('a', by, NOW)) === true ? by : undefined;
    });
    const winners = won.filter((by) => by !== undefined);
    expect(winners).toHaveLength(1);
    expect((await store.calls.read('a'))?.spent?.by).toBe(winners[0]);
  });

  it('follows any order of spending and giving back', async () => {
    const { store } = await open();
    const step = fc.oneof(fc.constantFrom('ann', 'bob', 'cyd'), fc.constant(undefined));
    let runs = 0;
    const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const id = `run-${(runs += 1)}`;
      await store.calls.save([saved(id)]);
      let spent: { by: string; at: number } | undefined;
      for (const [index, by] of steps.entries()) {
        const at = NOW + index;
        const free = spent === undefined;
        const won = by === undefined ? store.calls.giveBack(id) : store.calls.spend(id, by, at);
        spent = by === undefined ? undefined : (spent ?? { by, at });
        expect(await won).toBe(by === undefined ? undefined : free);
        expect((await store.calls.read(id))?.spent).toEqual(spent);
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
}
