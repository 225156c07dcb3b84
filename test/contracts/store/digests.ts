import { expect, it } from 'vitest';
import type { Digest } from '../../../src/store/port.ts';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

const digest = (id: string, over: Partial<Digest> = {}): Digest => ({
  id,
  channel: 'slack:C1',
  nextRun: NOW + 60,
  wakeAt: NOW + 60,
  body: '{"at":"09:30"}',
  ...over,
});

const ids = (digests: readonly Digest[]) => digests.map(({ id }) => id);

export function digestsContract(open: OpenStore): void {
  it('keeps a digest whole', async () => {
    const { store } = await open();
    expect(await store.digests.add(digest('a'))).toBe(true);
    expect(await store.digests.read('a')).toEqual(digest('a'));
    expect(await store.digests.read('b')).toBeUndefined();
  });

  it('adds an id once, and leaves the first as it is', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    const added = await together(20, async (index) =>
      stores[index % 2]?.digests.add(digest('a', { body: `{"n":${index}}` })),
    );
    expect(added.filter(Boolean)).toHaveLength(1);
    expect((await store.digests.read('a'))?.body).toBe(`{"n":${added.indexOf(true)}}`);
  });

  it('lists those of a channel, and all', async () => {
    const { store } = await open();
    for (const each of [digest('b'), digest('c', { channel: 'discord:7' }), digest('a')]) {
      await store.digests.add(each);
    }
    expect(ids(await store.digests.list('slack:C1'))).toEqual(['a', 'b']);
    expect(ids(await store.digests.list('slack:C2'))).toEqual([]);
    expect(ids(await store.digests.list())).toEqual(['c', 'a', 'b']);
  });

  it('removes a digest from its own channel only, once', async () => {
    const { store } = await open();
    await store.digests.add(digest('a'));
    expect(await store.digests.remove('a', 'slack:C2')).toBe(false);
    expect(await store.digests.remove('a', 'slack:C1')).toBe(true);
    expect(await store.digests.remove('a', 'slack:C1')).toBe(false);
    expect(await store.digests.due(NOW + 99, 10, ['slack'])).toEqual([]);
  });

  it('gives what is due, the longest waiting first, and no more than asked for', async () => {
    const { store } = await open();
    for (const [id, at] of [
      ['late', 30],
      ['b', 20],
      ['a', 20],
      ['early', 10],
    ] as const) {
      await store.digests.add(digest(id, { nextRun: NOW, wakeAt: NOW + at }));
    }
    expect(await store.digests.due(NOW + 9, 10, ['slack'])).toEqual([]);
    expect(ids(await store.digests.due(NOW + 20, 10, ['slack']))).toEqual(['early', 'a', 'b']);
    expect(ids(await store.digests.due(NOW + 30, 2, ['slack']))).toEqual(['early', 'a']);
  });

  it('gives what is due on these platforms, as many as asked for', async () => {
    const { store } = await open();
    const channels = ['discord:1', 'slack:C1', 'terminal:t', 'discord:2'];
    for (const channel of channels) await store.digests.add(digest(channel, { channel, wakeAt: NOW }));
    expect(ids(await store.digests.due(NOW, 1, ['slack']))).toEqual(['slack:C1']);
    expect(ids(await store.digests.due(NOW, 2, ['terminal', 'discord']))).toEqual(['discord:1', 'discord:2']);
    expect(ids(await store.digests.due(NOW, 10, []))).toEqual([]);
  });

  it('moves a digest on from what was seen of it, and from nothing else', async () => {
    const { store } = await open();
    await store.digests.add(digest('a'));
    const next = { nextRun: NOW + 120, wakeAt: NOW + 130, body: '{"n":1}' };
    expect(await store.digests.moved('a', digest('a', { nextRun: NOW + 59 }), next)).toBe(false);
    expect(await store.digests.moved('a', digest('a', { body: '{}' }), next)).toBe(false);
    expect(await store.digests.read('a')).toEqual(digest('a'));
    expect(await store.digests.moved('a', digest('a'), next)).toBe(true);
    expect(await store.digests.moved('a', digest('a'), next)).toBe(false);
    expect(await store.digests.read('a')).toEqual(digest('a', next));
    expect(await store.digests.moved('b', digest('a'), next)).toBe(false);
  });

  it('moves it once of many at once, over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    await store.digests.add(digest('a'));
    const moved = await together(30, async (index) =>
      stores[index % 2]?.digests.moved('a', digest('a'), digest('a', { nextRun: NOW + 120 + index })),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
  });

  it('remembers digests over a restart', async () => {
    const { store, reopen } = await open();
    await store.digests.add(digest('a'));
    await store.close();
    expect(await (await reopen()).digests.list()).toEqual([digest('a')]);
  });
}
