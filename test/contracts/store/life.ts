import { expect, it } from 'vitest';
import type { OpenStore } from '../store.ts';
import { event } from './events.ts';
import { job } from './jobs.ts';
import { auditRow, intent, look, NOW, rival } from './rows.ts';
import { ended, started } from './sessions.ts';

export function storeLifeContract(open: OpenStore): void {
  it('remembers everything over a restart', async () => {
    const { store, reopen } = await open();
    await store.calls.save([{ id: 'b', body: '{}', until: NOW + 600 }]);
    await store.calls.spend('b', 'slack:U1', NOW);
    await store.claims.take('k', 'one', NOW, NOW + 60);
    await store.laters.put(look('l'));
    await store.laters.landed('l', 'slack:C1/1');
    await store.intents.begin(intent('i'));
    await store.audit.append(auditRow());
    await store.close();
    const again = await reopen();
    expect((await again.calls.read('b'))?.spent).toEqual({ by: 'slack:U1', at: NOW });
    expect(await again.claims.take('k', 'two', NOW, NOW + 60)).toBeUndefined();
    expect(await again.intents.begin(intent('j'))).toEqual(rival('i', true));
    expect(await again.audit.list({}, 10)).toEqual([auditRow()]);
    const looks = await again.laters.takeDue(NOW + 30, NOW + 60, 10);
    expect(looks).toMatchObject([
      { id: 'i', intent: 'i' },
      { id: 'l', message: 'slack:C1/1' },
    ]);
  });

  it('forgets dead buttons and ended claims, and nothing else', async () => {
    const { store } = await open();
    await store.calls.save([
      { id: 'dead', body: '{}', until: NOW - 1 },
      { id: 'alive', body: '{}', until: NOW + 1 },
    ]);
    const ended = await store.claims.take('ended', 'one', NOW - 60, NOW - 1);
    await store.claims.take('held', 'one', NOW - 60, NOW + 1);
    await store.intents.begin(intent('i', { at: NOW - 60, claimUntil: NOW - 35 }));
    await store.sweep(NOW);
    expect(await store.calls.read('dead')).toBeUndefined();
    expect(await store.calls.read('alive')).toBeDefined();
    expect(await store.claims.take('held', 'two', NOW, NOW + 60)).toBeUndefined();
    const anew = await store.claims.take('ended', 'two', NOW, NOW + 60);
    expect(anew?.fence).toBeGreaterThan(ended?.fence ?? Infinity);
    expect(await store.intents.settle('i', NOW, 'unknown', undefined)).toBe(true);
  });

  it('forgets what is over for 90 days, and nothing that goes on', async () => {
    const { store } = await open();
    const old = NOW - 90 * 86_400 - 1;
    await store.events.add([event('old', { receivedAt: old }), event('new', { at: old })]);
    for (const each of [
      job('over', { until: old }),
      job('stopped', { until: undefined }),
      job('goes on', { from: old, until: undefined }),
      job('ahead', { from: old, until: NOW }),
    ]) {
      await store.jobs.put(each);
    }
    await store.jobs.end('stopped', old);
    await store.sweep(NOW);
    expect((await store.events.pending(9)).map(({ key }) => key)).toEqual(['new']);
    const jobs = await store.jobs.list({ kind: 'record', since: 0 }, 9);
    expect(jobs.map(({ id }) => id)).toEqual(['ahead', 'goes on']);
  });

  it('forgets sessions that are over for 90 days, and none that is on air', async () => {
    const { store } = await open();
    const old = NOW - 90 * 86_400 - 1;
    await store.sessions.report([
      ended({ sequence: 'old', endedAt: old }),
      started({ sequence: 'never read', startedAt: old }),
      started({ sequence: 'on air', startedAt: old - 1 }),
      ended({ sequence: 'new', startedAt: old }),
    ]);
    const [onAir] = (await store.sessions.list({ since: 0 }, 9)).filter((each) => each.sequence === 'on air');
    if (onAir !== undefined) await store.sessions.settle([{ session: onAir, standing: 'confirmed' }]);
    await store.sweep(NOW);
    const left = await store.sessions.list({ since: 0 }, 9);
    expect(left.map(({ sequence }) => sequence)).toEqual(['new', 'on air']);
  });

  it('closes twice without fault, and answers nothing afterwards', async () => {
    const { store } = await open();
    await store.close();
    await store.close();
    await expect(store.calls.read('a')).rejects.toThrow('closed');
  });
}
