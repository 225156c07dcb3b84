import { expect, it } from 'vitest';
import type { CloudEvent } from '../../../src/store/port.ts';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

export const event = (key: string, over: Partial<CloudEvent> = {}): CloudEvent => ({
  key,
  type: 100,
  name: 'room-1',
  at: NOW,
  receivedAt: NOW + 1,
  source: 'callback',
  isHint: false,
  body: '{"file_id":"1"}',
  ...over,
});

const keys = (events: readonly CloudEvent[]) => events.map(({ key }) => key);

export function eventsContract(open: OpenStore): void {
  it('keeps an event whole', async () => {
    const { store } = await open();
    const strange = event('b', { type: 99_999, name: undefined, source: 'queue', isHint: true });
    expect(await store.events.add([event('a'), strange])).toEqual(['a', 'b']);
    expect(await store.events.pending(10)).toEqual([event('a'), strange]);
  });

  it('keeps the first of one key, also within one adding, and says which are new', async () => {
    const { store } = await open();
    expect(await store.events.add([event('a'), event('a', { body: '{}' }), event('b')])).toEqual(['a', 'b']);
    expect(await store.events.add([event('b', { body: '{}' }), event('c')])).toEqual(['c']);
    expect(await store.events.add([])).toEqual([]);
    expect((await store.events.pending(10)).map(({ body }) => body)).toEqual(Array(3).fill(event('a').body));
  });

  it('keeps each of many that come at once exactly once, over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    const added = await together(
      30,
      async (index) =>
        (await stores[index % 2]?.events.add([event(`e${index % 10}`), event(`f${index}`)])) ?? [],
    );
    expect(added.flat().filter((key) => key.startsWith('e'))).toHaveLength(10);
    expect(new Set(added.flat()).size).toBe(40);
    expect(keys(await store.events.pending(100))).toHaveLength(40);
  });

  it('lists by type, name and moment, newest first, of one moment the last that came', async () => {
    const { store } = await open();
    await store.events.add([
      event('a', { at: NOW }),
      event('late', { at: NOW + 2 }),
      event('b', { at: NOW }),
      event('picture', { type: 200, at: NOW + 1 }),
      event('other', { name: 'room-2' }),
      event('nobody', { name: undefined }),
      event('stop', { type: 0 }),
    ]);
    const all = { types: [100, 200], from: NOW, to: NOW + 1 };
    expect(keys(await store.events.list(all, 10))).toEqual(['picture', 'nobody', 'other', 'b', 'a']);
    expect(keys(await store.events.list({ ...all, name: 'room-1' }, 2))).toEqual(['picture', 'b']);
    expect(keys(await store.events.list({ ...all, types: [] }, 10))).toEqual([]);
    expect(keys(await store.events.list({ ...all, types: [100], from: NOW + 1 }, 10))).toEqual([]);
  });

  it('gives what was not acted on in the order of its coming, also after a restart', async () => {
    const { store, reopen } = await open();
    await store.events.add([event('z', { at: NOW + 9 }), event('a')]);
    await store.events.add([event('m')]);
    await store.events.handled(['a', 'unknown']);
    await store.events.handled([]);
    await store.close();
    const again = await reopen();
    expect(keys(await again.events.pending(10))).toEqual(['z', 'm']);
    expect(keys(await again.events.pending(1))).toEqual(['z']);
    expect(await again.events.add([event('a')])).toEqual([]);
  });

  it('knows when the newest callback came, and no record or picture for one', async () => {
    const { store } = await open();
    expect(await store.events.newest()).toBeUndefined();
    await store.events.add([event('q', { source: 'queue' }), event('r', { source: 'record' })]);
    expect(await store.events.newest()).toBeUndefined();
    await store.events.add([event('b', { receivedAt: NOW + 7 }), event('c', { receivedAt: NOW + 3 })]);
    expect(await store.events.newest()).toBe(NOW + 7);
  });

  it('names the streams of what was kept lately, each once, those of the newest first', async () => {
    const { store } = await open();
    await store.events.add([
      event('a', { receivedAt: NOW, name: 'old' }),
      event('b', { receivedAt: NOW + 1 }),
      event('c', { receivedAt: NOW + 2, name: 'room-2', source: 'record' }),
      event('d', { receivedAt: NOW + 3 }),
      event('e', { receivedAt: NOW + 4, name: undefined }),
    ]);
    expect(await store.events.names(NOW + 1, 10)).toEqual(['room-1', 'room-2']);
    expect(await store.events.names(NOW, 1)).toEqual(['room-1']);
  });
}
