import { expect, it } from 'vitest';
import type { OpenStore } from '../store.ts';
import { auditRow, intent, look, NOW, rival, together } from './rows.ts';

const TARGET = 'write:room-1';

export function intentsContract(open: OpenStore): void {
  it('commits the write and its look, and numbers it', async () => {
    const { store } = await open();
    expect(await store.intents.last(TARGET)).toBe(0);
    expect(await store.intents.begin(intent('a'))).toEqual({ fence: expect.any(Number) as unknown });
    expect(await store.intents.last(TARGET)).toBeGreaterThan(0);
    expect(await store.intents.last('write:room-2')).toBe(0);
    expect(await store.audit.list({}, 10)).toEqual([]);
    const [taken] = await store.laters.takeDue(NOW + 25, NOW + 60, 10);
    expect(taken).toMatchObject({ ...intent('a').look, intent: 'a', message: undefined });
  });

  it('stops a second write while the first runs, and commits nothing of it', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    const seen = await store.intents.last(TARGET);
    expect(await store.intents.begin(intent('b', { at: NOW + 24, seen }))).toEqual(rival('a', true));
    expect(await store.intents.last(TARGET)).toBe(seen);
    expect(await store.laters.takeDue(NOW + 999, NOW + 1999, 10)).toHaveLength(1);
    await expect(store.intents.settle('b', NOW, 'done', undefined)).rejects.toThrow('"b"');
    expect(await store.intents.begin(intent('c', { target: 'write:room-2' }))).toHaveProperty('fence');
  });

  it('stops a write whose asker has not seen the newest one', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    await store.intents.settle('a', NOW + 2, 'done', 'req-1');
    expect(await store.intents.begin(intent('b', { at: NOW + 3 }))).toEqual(rival('a', false, NOW + 2));
    const seen = await store.intents.last(TARGET);
    expect(await store.intents.begin(intent('b', { at: NOW + 3, seen }))).toHaveProperty('fence');
  });

  it('takes facts that were read while a write was on its way for old', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    const seen = await store.intents.last(TARGET);
    await store.intents.settle('a', NOW + 2, 'done', 'req-1');
    expect(await store.intents.begin(intent('b', { at: NOW + 3, seen }))).toEqual(rival('a', false, NOW + 2));
  });

  it.each(['unknown', 'refused'] as const)('counts a write that ended as %s', async (outcome) => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    await store.intents.settle('a', NOW + 1, outcome, undefined);
    expect(await store.intents.begin(intent('b'))).toEqual(rival('a', false, NOW + 1));
  });

  it('does not count a write that did nothing', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    await store.intents.settle('a', NOW + 1, 'nothing', undefined);
    expect(await store.intents.last(TARGET)).toBe(0);
    expect(await store.intents.begin(intent('b'))).toHaveProperty('fence');
  });

  it('is not blocked by a dead writer, but tells who has not seen its write', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    const later = { at: NOW + 25, claimUntil: NOW + 50 };
    expect(await store.intents.begin(intent('b', later))).toEqual(rival('a', false));
    const seen = await store.intents.last(TARGET);
    expect(await store.intents.begin(intent('b', { ...later, seen }))).toHaveProperty('fence');
    // The dead writer's look settles it without freeing the target of the second.
    expect(await store.intents.settle('a', NOW + 26, 'done', undefined)).toBe(true);
    expect(await store.intents.begin(intent('c', { at: NOW + 27, seen: ALL_SEEN }))).toEqual(
      rival('b', true, NOW + 25),
    );
  });

  it('begins an id once', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    expect(await store.intents.begin(intent('a'))).toEqual(rival('a', true, NOW, true));
    await store.intents.settle('a', NOW + 1, 'nothing', undefined);
    const same = rival('a', false, NOW + 1, true);
    expect(await store.intents.begin(intent('a', { seen: ALL_SEEN }))).toEqual(same);
    // A newer write of somebody else does not hide that this one was begun.
    await store.intents.begin(intent('b', { seen: ALL_SEEN }));
    await store.intents.settle('b', NOW + 2, 'done', undefined);
    expect(await store.intents.begin(intent('a'))).toEqual(same);
  });

  it('keeps a look that somebody else has under the id, and begins nothing', async () => {
    const { store } = await open();
    await store.laters.put(look('a', { at: NOW, memory: '"kept"' }));
    await expect(store.intents.begin(intent('a'))).rejects.toThrow(/./);
    expect(await store.intents.last(TARGET)).toBe(0);
    expect(await store.intents.begin(intent('b'))).toHaveProperty('fence');
    expect(await store.laters.takeDue(NOW, NOW + 1, 9)).toMatchObject([{ id: 'a', memory: '"kept"' }]);
  });

  it('counts a claim that is no write as a running rival', async () => {
    const { store } = await open();
    await store.claims.take(TARGET, 'instance-1', NOW, NOW + 60);
    const blocked = { actor: 'instance-1', at: NOW, command: TARGET, running: true, isSame: false };
    expect(await store.intents.begin(intent('a'))).toEqual({ rival: blocked });
  });

  it('settles once, with one audit row, and frees the target', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    expect(await store.intents.settle('a', NOW + 2, 'done', 'req-1')).toBe(true);
    expect(await store.intents.settle('a', NOW + 3, 'nothing', 'req-2')).toBe(false);
    const { audit } = intent('a');
    const row = auditRow({ ...audit, at: NOW + 2, requestId: 'req-1', outcome: 'done' });
    expect(await store.audit.list({}, 10)).toEqual([row]);
    const seen = await store.intents.last(TARGET);
    expect(await store.intents.begin(intent('b', { seen }))).toHaveProperty('fence');
  });

  it('leaves the look of a settled write, which has nothing to settle any more', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    await store.intents.settle('a', NOW + 2, 'done', 'req-1');
    await store.laters.put(look('a', { at: NOW + 30 }));
    expect(await store.laters.takeDue(NOW + 30, NOW + 60, 1)).toMatchObject([{ id: 'a', intent: undefined }]);
  });

  it('fences grow with each writer of a target', async () => {
    const { store } = await open();
    const fences: number[] = [];
    for (const id of ['a', 'b', 'c']) {
      const begun = await store.intents.begin(intent(id, { seen: await store.intents.last(TARGET) }));
      if ('fence' in begun) fences.push(begun.fence);
      await store.intents.settle(id, NOW, 'done', undefined);
      await store.sweep(NOW + 999);
    }
    expect(fences).toHaveLength(3);
    expect(fences).toEqual([...new Set(fences)].toSorted((one, other) => one - other));
  });

  it('lets one of many writers begin, and one of many settle', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    const begun = await together(40, async (index) => {
      const answer = await stores[index % 2]?.intents.begin(intent(`i${index}`));
      return answer !== undefined && 'fence' in answer ? `i${index}` : undefined;
    });
    const winners = begun.filter((id) => id !== undefined);
    expect(winners).toHaveLength(1);
    const settled = await together(40, async (index) =>
      stores[index % 2]?.intents.settle(winners[0] ?? '', NOW + index, 'done', `req-${index}`),
    );
    expect(settled.filter((won) => won === true)).toHaveLength(1);
    expect(await store.audit.list({}, 100)).toHaveLength(1);
  });
}

/** The `seen` of one who has seen every write there will be. */
const ALL_SEEN = Number.MAX_SAFE_INTEGER;
