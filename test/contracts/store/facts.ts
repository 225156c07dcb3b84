import { expect, it } from 'vitest';
import type { KeptBucket, KeptDay } from '../../../src/store/port.ts';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

const day = (over: Partial<KeptDay> = {}): KeptDay => ({
  scope: '',
  zone: 'Asia/Kolkata',
  day: '2026-11-21',
  keptAt: NOW,
  body: '{"n":1}',
  ...over,
});
const bucket = (at: number, body = `{"at":${at}}`): KeptBucket => ({ at, body });

const numbered = (n: number) => [day({ body: `${n}` }), [bucket(900, `${n}`), bucket(1800, `${n}`)]] as const;

export function factsContract(open: OpenStore): void {
  it('keeps a day with its buckets, and over a restart', async () => {
    const { store, reopen } = await open();
    await store.facts.keep(day(), [bucket(1800), bucket(900)]);
    const again = await reopen();
    expect(await again.facts.day('Asia/Kolkata', '2026-11-21', '')).toEqual(day());
    expect(await again.facts.buckets(0, NOW, '')).toEqual([bucket(900), bucket(1800)]);
  });

  it('gives the buckets that begin in a span, its end left out', async () => {
    const { store } = await open();
    await store.facts.keep(day(), [bucket(0), bucket(900), bucket(1800)]);
    expect(await store.facts.buckets(900, 1800, '')).toEqual([bucket(900)]);
    expect(await store.facts.buckets(2700, 9000, '')).toEqual([]);
  });

  it('knows days apart by zone and date', async () => {
    const { store } = await open();
    await store.facts.keep(day(), []);
    await store.facts.keep(day({ zone: 'UTC', body: '{"n":2}' }), []);
    expect(await store.facts.day('UTC', '2026-11-21', '')).toMatchObject({ body: '{"n":2}' });
    expect(await store.facts.day('Asia/Kolkata', '2026-11-21', '')).toMatchObject({ body: '{"n":1}' });
    expect(await store.facts.day('UTC', '2026-11-22', '')).toBeUndefined();
  });

  it('knows facts of some streams apart from those of all', async () => {
    const { store } = await open();
    await store.facts.keep(day(), [bucket(900, 'all')]);
    await store.facts.keep(day({ scope: '//room-', body: 'some' }), [bucket(900, 'some')]);
    expect(await store.facts.day('Asia/Kolkata', '2026-11-21', '')).toEqual(day());
    expect(await store.facts.day('Asia/Kolkata', '2026-11-21', '//room-')).toMatchObject({ body: 'some' });
    expect(await store.facts.day('Asia/Kolkata', '2026-11-21', '//lobby')).toBeUndefined();
    expect(await store.facts.buckets(0, NOW, '')).toEqual([bucket(900, 'all')]);
    expect(await store.facts.buckets(0, NOW, '//room-')).toEqual([bucket(900, 'some')]);
  });

  it('puts what is kept later in the place of what was kept', async () => {
    const { store } = await open();
    await store.facts.keep(day(), [bucket(900, 'old'), bucket(1800, 'old')]);
    await store.facts.keep(day({ keptAt: NOW + 60, body: '{"n":3}' }), [bucket(900, 'new')]);
    expect(await store.facts.day('Asia/Kolkata', '2026-11-21', '')).toEqual(
      day({ keptAt: NOW + 60, body: '{"n":3}' }),
    );
    expect(await store.facts.buckets(0, NOW, '')).toEqual([bucket(900, 'new'), bucket(1800, 'old')]);
  });

  it('keeps whole days when two instances keep at once', async () => {
    const { store, reopen } = await open();
    const other = await reopen();
    await together(2, (index) => (index === 0 ? store : other).facts.keep(...numbered(index)));
    const bodies = (await store.facts.buckets(0, NOW, '')).map(({ body }) => body);
    expect(new Set([...bodies, (await store.facts.day('Asia/Kolkata', '2026-11-21', ''))?.body]).size).toBe(
      1,
    );
  });

  it('forgets facts after 400 days', async () => {
    const { store } = await open();
    const [old, edge] = [NOW - 401 * 86_400, NOW - 399 * 86_400];
    await store.facts.keep(day({ keptAt: old }), [bucket(old), bucket(edge)]);
    await store.facts.keep(day({ zone: 'UTC', keptAt: edge }), []);
    await store.sweep(NOW);
    expect(await store.facts.buckets(0, NOW, '')).toEqual([bucket(edge)]);
    expect(await store.facts.day('Asia/Kolkata', '2026-11-21', '')).toBeUndefined();
    expect(await store.facts.day('UTC', '2026-11-21', '')).toBeDefined();
  });
}
