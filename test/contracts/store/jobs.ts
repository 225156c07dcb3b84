import { expect, it } from 'vitest';
import type { Job } from '../../../src/store/port.ts';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

type NewJob = Omit<Job, 'endedAt'>;

export const job = (id: string, over: Partial<NewJob> = {}): NewJob => ({
  id,
  kind: 'record',
  target: 'room-1',
  from: NOW,
  until: NOW + 3600,
  body: '{"format":"mp4"}',
  ...over,
});

const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id);

export function jobsContract(open: OpenStore): void {
  it('keeps a job whole, with and without an end of its own', async () => {
    const { store } = await open();
    await store.jobs.put(job('a'));
    await store.jobs.put(job('m', { kind: 'mix', until: undefined }));
    expect(await store.jobs.read('a')).toEqual({ ...job('a'), endedAt: undefined });
    expect(await store.jobs.read('m')).toEqual({
      ...job('m', { kind: 'mix', until: undefined }),
      endedAt: undefined,
    });
    expect(await store.jobs.read('b')).toBeUndefined();
  });

  it('ends a job once, and opens it again when it is put anew', async () => {
    const { store } = await open();
    await store.jobs.put(job('a'));
    expect(await store.jobs.end('a', NOW + 5)).toBe(true);
    expect(await store.jobs.end('a', NOW + 6)).toBe(false);
    expect(await store.jobs.end('b', NOW + 6)).toBe(false);
    expect((await store.jobs.read('a'))?.endedAt).toBe(NOW + 5);
    const anew = job('a', { target: 'room-2', from: NOW + 9, until: undefined, body: '{}' });
    await store.jobs.put(anew);
    expect(await store.jobs.read('a')).toEqual({ ...anew, endedAt: undefined });
  });

  it('ends it for one of many who stop it at once, over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    await store.jobs.put(job('a'));
    const ended = await together(20, async (index) => stores[index % 2]?.jobs.end('a', NOW + index));
    expect(ended.filter(Boolean)).toHaveLength(1);
  });

  it('forgets a job', async () => {
    const { store } = await open();
    await store.jobs.put(job('a'));
    await store.jobs.forget('a');
    await store.jobs.forget('a');
    expect(await store.jobs.read('a')).toBeUndefined();
  });

  it('lists those of a kind and a target that were not over, newest first', async () => {
    const { store } = await open();
    for (const each of [
      job('b', { from: NOW + 1 }),
      job('a', { from: NOW + 1, target: 'room-2' }),
      job('new', { from: NOW + 2, until: undefined }),
      job('over', { until: NOW + 10 }),
      job('stopped'),
      job('m', { kind: 'mix' }),
    ]) {
      await store.jobs.put(each);
    }
    await store.jobs.end('stopped', NOW + 10);
    const list = async (since: number, target?: string, most = 10) =>
      ids(await store.jobs.list({ kind: 'record', since, ...(target !== undefined && { target }) }, most));
    expect(await list(NOW + 10)).toEqual(['new', 'a', 'b']);
    expect(await list(NOW + 9)).toEqual(['new', 'a', 'b', 'over', 'stopped']);
    expect(await list(NOW + 9, undefined, 2)).toEqual(['new', 'a']);
    expect(await list(NOW + 10, 'room-1')).toEqual(['new', 'b']);
    expect(ids(await store.jobs.list({ kind: 'snapshot', since: NOW }, 10))).toEqual([]);
  });

  it('remembers jobs over a restart', async () => {
    const { store, reopen } = await open();
    await store.jobs.put(job('a'));
    await store.close();
    expect(ids(await (await reopen()).jobs.list({ kind: 'record', since: NOW }, 10))).toEqual(['a']);
  });
}
