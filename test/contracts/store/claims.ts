import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Claim, Store } from '../../../src/store/port.ts';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

export function claimsContract(open: OpenStore): void {
  it('refuses a held claim to everybody, its holder included', async () => {
    const { store } = await open();
    expect(await store.claims.take('digest:1', 'one', NOW, NOW + 60)).toMatchObject({ key: 'digest:1' });
    expect(await store.claims.take('digest:1', 'two', NOW + 59, NOW + 99)).toBeUndefined();
    expect(await store.claims.take('digest:1', 'one', NOW + 59, NOW + 99)).toBeUndefined();
    expect(await store.claims.take('digest:2', 'two', NOW, NOW + 60)).toBeDefined();
  });

  it('is free from its end on, with a larger fence', async () => {
    const { store } = await open();
    const first = await store.claims.take('k', 'one', NOW, NOW + 60);
    const second = await store.claims.take('k', 'two', NOW + 60, NOW + 120);
    expect(second?.fence).toBeGreaterThan(first?.fence ?? Infinity);
  });

  it('is freed by its holder, and by no holder before', async () => {
    const { store } = await open();
    const first = await taken(store.claims.take('k', 'one', NOW, NOW + 10));
    const second = await taken(store.claims.take('k', 'two', NOW + 10, NOW + 60));
    await store.claims.release(first);
    expect(await store.claims.take('k', 'three', NOW + 11, NOW + 60)).toBeUndefined();
    await store.claims.release(second);
    const third = await taken(store.claims.take('k', 'three', NOW + 11, NOW + 60));
    expect(third.fence).toBeGreaterThan(second.fence);
  });

  it('has one winner of many, over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    const all = await together(60, async (index) =>
      stores[index % 2]?.claims.take('k', `holder-${index}`, NOW, NOW + 60),
    );
    expect(all.filter((claim) => claim !== undefined)).toHaveLength(1);
  });

  it('has at most one holder at any moment and growing fences, whatever happens', async () => {
    const { store } = await open();
    let runs = 0;
    const property = fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const { answers, expected, fences } = await play(store, `run-${(runs += 1)}`, events);
      expect(answers).toEqual(expected);
      expect(fences).toEqual([...new Set(fences)].toSorted((one, other) => one - other));
    });
    await fc.assert(property, { numRuns: 40 });
  });
}

async function taken(taking: Promise<Claim | undefined>): Promise<Claim> {
  const claim = await taking;
  if (claim === undefined) throw new Error('the claim was not free');
  return claim;
}

const event = fc.oneof(
  fc.record({ does: fc.constant('take' as const), lifeS: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ does: fc.constant('release' as const), back: fc.nat({ max: 3 }) }),
  fc.record({ does: fc.constant('wait' as const), seconds: fc.nat({ max: 4 }) }),
  fc.record({ does: fc.constant('sweep' as const) }),
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

/** Plays the events on the store and on a model of one claim; tells who got it, who should have, and with which fences. */
async function play(store: Store, key: string, events: readonly Event[]) {
  const claims: Claim[] = [];
  const answers: boolean[] = [];
  const expected: boolean[] = [];
  let now = NOW;
  let heldUntil = 0;
  for (const event of events) {
    if (event.does === 'wait') now += event.seconds;
    if (event.does === 'sweep') await store.sweep(now);
    if (event.does === 'release') {
      const claim = claims.at(-1 - event.back);
      if (claim !== undefined) await store.claims.release(claim);
      if (event.back === 0) heldUntil = 0;
    }
    if (event.does === 'take') {
      const claim = await store.claims.take(key, 'somebody', now, now + event.lifeS);
      answers.push(claim !== undefined);
      expected.push(heldUntil <= now);
      if (claim !== undefined) {
        claims.push(claim);
        heldUntil = now + event.lifeS;
      }
    }
  }
  return { answers, expected, fences: claims.map(({ fence }) => fence) };
}
