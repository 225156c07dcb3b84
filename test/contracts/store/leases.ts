import { expect, it } from 'vitest';
import type { Lease } from '../../../src/store/port.ts';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

const UNTIL = NOW + 7200;
type NewLease = Omit<Lease, 'ended'>;

const lease = (id: string, over: Partial<NewLease> = {}): NewLease => ({
  id,
  owner: 'slack:U1',
  domain: 'push.example.com',
  app: 'live',
  name: `test${id}`,
  from: NOW,
  until: UNTIL,
  ...over,
});

const ids = (leases: readonly Lease[]) => leases.map(({ id }) => id);

export function leasesContract(open: OpenStore): void {
  it('keeps a lease whole', async () => {
    const { store } = await open();
    expect(await store.leases.add(lease('a'), 3)).toBe(true);
    expect(await store.leases.read('a')).toEqual({ ...lease('a'), ended: undefined });
    expect(await store.leases.read('b')).toBeUndefined();
  });

  it('lists those of one owner that are open, the next to end first', async () => {
    const { store } = await open();
    await store.leases.add(lease('a'), 9);
    await store.leases.add(lease('b', { until: NOW + 60 }), 9);
    await store.leases.add(lease('c', { owner: 'discord:1' }), 9);
    expect(ids(await store.leases.open('slack:U1', NOW + 59))).toEqual(['b', 'a']);
    expect(ids(await store.leases.open('slack:U1', NOW + 60))).toEqual(['a']);
    await store.leases.end('a', UNTIL, 'me', NOW + 61);
    expect(ids(await store.leases.open('slack:U1', NOW + 61))).toEqual([]);
    expect(ids(await store.leases.open('discord:1', NOW))).toEqual(['c']);
  });

  it('gives one owner no more than so many at a time, also when asked at once over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    const added = await together(20, async (index) => stores[index % 2]?.leases.add(lease(`l${index}`), 3));
    expect(added.filter(Boolean)).toHaveLength(3);
    expect(await store.leases.add(lease('other', { owner: 'slack:U2' }), 3)).toBe(true);
    const late = lease('late', { from: UNTIL, until: UNTIL + 60 });
    expect(await store.leases.add(late, 3)).toBe(true);
    expect(await store.leases.add(lease('none', { owner: 'slack:U3' }), 0)).toBe(false);
  });

  it('moves the end of one that is open, and only from the end that was seen', async () => {
    const { store } = await open();
    await store.leases.add(lease('a'), 3);
    expect(await store.leases.extend('a', { from: UNTIL - 1, to: UNTIL + 60 }, NOW)).toBe(false);
    expect(await store.leases.extend('a', { from: UNTIL, to: UNTIL + 60 }, UNTIL)).toBe(false);
    expect(await store.leases.extend('a', { from: UNTIL, to: UNTIL + 60 }, UNTIL - 1)).toBe(true);
    expect((await store.leases.read('a'))?.until).toBe(UNTIL + 60);
    expect(await store.leases.end('a', UNTIL, 'me', UNTIL)).toBe(false);
    await store.leases.end('a', UNTIL + 60, 'me', NOW);
    expect(await store.leases.extend('a', { from: UNTIL + 60, to: UNTIL + 90 }, NOW)).toBe(false);
  });

  it('is ended by one, who may say so again', async () => {
    const { store } = await open();
    await store.leases.add(lease('a'), 3);
    expect(await store.leases.end('a', UNTIL, 'me', NOW + 5)).toBe(true);
    expect(await store.leases.end('a', UNTIL, 'you', NOW + 6)).toBe(false);
    expect(await store.leases.end('a', UNTIL, 'me', NOW + 7)).toBe(true);
    expect((await store.leases.read('a'))?.ended).toEqual({ at: NOW + 5, by: 'me' });
    expect(await store.leases.end('b', UNTIL, 'me', NOW)).toBe(false);
  });

  it('lets one of many who end it at once do so, over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    await store.leases.add(lease('a'), 3);
    const ended = await together(20, async (index) =>
      stores[index % 2]?.leases.end('a', UNTIL, `by ${index}`, NOW),
    );
    expect(ended.filter(Boolean)).toHaveLength(1);
  });

  it('forgets one 90 days after its end', async () => {
    const { store } = await open();
    await store.leases.add(lease('a'), 3);
    await store.sweep(UNTIL + 90 * 86_400);
    expect(await store.leases.read('a')).toBeDefined();
    await store.sweep(UNTIL + 90 * 86_400 + 1);
    expect(await store.leases.read('a')).toBeUndefined();
  });
}
