import { expect, it } from 'vitest';
import type { PushSession, SessionReport, Store } from '../../../src/store/port.ts';
import type { OpenStore } from '../store.ts';
import { NOW, together } from './rows.ts';

const blank: SessionReport = {
  domain: 'push.example.com',
  app: 'live',
  name: 'room-1',
  sequence: '7',
  startedAt: undefined,
  endedAt: undefined,
  durationS: undefined,
  stopReason: undefined,
  stopMessage: undefined,
  width: undefined,
  height: undefined,
  clientIp: undefined,
};

export const started = (over: Partial<SessionReport> = {}): SessionReport => ({
  ...blank,
  startedAt: NOW,
  clientIp: '203.0.113.7',
  ...over,
});
export const ended = (over: Partial<SessionReport> = {}): SessionReport => ({
  ...blank,
  endedAt: NOW + 600,
  durationS: 600,
  stopReason: '1',
  stopMessage: 'deleteStream',
  width: 1920,
  height: 1080,
  ...over,
});
const whole = { ...started(), ...ended(), startedAt: NOW, clientIp: '203.0.113.7' };

const all = (store: Store) => store.sessions.list({ since: 0 }, 100);
const sequences = (sessions: readonly PushSession[]) => sessions.map(({ sequence }) => sequence);

/** The only session. */
async function only(store: Store): Promise<PushSession> {
  const [session, ...more] = await all(store);
  if (session === undefined || more.length > 0) throw new Error(`${more.length + 1} sessions`);
  return session;
}

export function sessionsContract(open: OpenStore): void {
  it.each([
    ['as they happened', [started(), ended()]],
    ['the other way round', [ended(), started()]],
    ['more than once', [ended(), started(), ended(), started()]],
  ])('pairs start and stop by their sequence: %s', async (_order, told) => {
    const { store } = await open();
    for (const each of told) await store.sessions.report([each]);
    expect(await only(store)).toEqual({ ...whole, seenAt: undefined, standing: 'reported' });
  });

  it('keeps pushes of other streams and sequences apart', async () => {
    const { store } = await open();
    await store.sessions.report([
      started(),
      started({ sequence: '8' }),
      started({ app: 'backup' }),
      started({ domain: 'other.example.com' }),
      started({ name: 'room-2' }),
      ended(),
    ]);
    expect(await all(store)).toHaveLength(5);
    expect((await all(store)).filter(({ endedAt }) => endedAt !== undefined)).toHaveLength(1);
  });

  it('takes the earlier of two starts and the later of two stops, whole', async () => {
    const { store } = await open();
    const later = ended({
      endedAt: NOW + 700,
      stopReason: '8',
      stopMessage: undefined,
      durationS: undefined,
    });
    await store.sessions.report([later, started(), ended(), started({ startedAt: NOW + 3 })]);
    expect(await only(store)).toMatchObject({
      startedAt: NOW,
      endedAt: NOW + 700,
      stopReason: '8',
      stopMessage: undefined,
      durationS: undefined,
    });
  });

  it('is confirmed by a read, and reported again by a stop that was not read', async () => {
    const { store } = await open();
    await store.sessions.report([started()]);
    const begun = await only(store);
    const seen = { session: begun, standing: 'confirmed', seenAt: NOW + 60 } as const;
    expect(await store.sessions.settle([seen])).toBe(1);
    expect(await only(store)).toEqual({ ...begun, seenAt: NOW + 60, standing: 'confirmed' });
    await store.sessions.report([started(), started({ startedAt: NOW - 50 })]);
    expect(await only(store)).toMatchObject({ startedAt: NOW, standing: 'confirmed' });
    await store.sessions.report([ended()]);
    expect(await only(store)).toMatchObject({ seenAt: NOW + 60, endedAt: NOW + 600, standing: 'reported' });
  });

  it('stays as the cloud told its end, whatever is reported then', async () => {
    const { store } = await open();
    await store.sessions.report([started(), ended()]);
    const session = await only(store);
    const truth = { startedAt: NOW + 1, endedAt: NOW + 601, stopReason: '1/0' };
    expect(await store.sessions.settle([{ session, standing: 'confirmed', ...truth }])).toBe(1);
    await store.sessions.report([ended({ endedAt: NOW + 999, stopReason: '18' })]);
    expect(await store.sessions.settle([{ session, standing: 'contradicted' }])).toBe(0);
    expect(await only(store)).toEqual({ ...session, ...truth, standing: 'confirmed' });
  });

  it('is not settled by a read of what has changed since', async () => {
    const { store } = await open();
    await store.sessions.report([started()]);
    const session = await only(store);
    await store.sessions.report([ended()]);
    expect(await store.sessions.settle([{ session, standing: 'contradicted' }])).toBe(0);
    expect(await only(store)).toMatchObject({ standing: 'reported', endedAt: NOW + 600 });
    const unknown = { ...session, sequence: '9' };
    expect(await store.sessions.settle([{ session: unknown, standing: 'confirmed' }])).toBe(0);
  });

  it('can be contradicted, and reported anew by what is told after that', async () => {
    const { store } = await open();
    await store.sessions.report([started(), ended()]);
    await store.sessions.settle([{ session: await only(store), standing: 'contradicted' }]);
    await store.sessions.report([ended(), started()]);
    expect(await only(store)).toMatchObject({ standing: 'contradicted' });
    await store.sessions.report([ended({ endedAt: NOW + 900 })]);
    expect(await only(store)).toMatchObject({ standing: 'reported', endedAt: NOW + 900 });
  });

  it('confirms one session by one push of the cloud, however many try, over two instances', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen()];
    await store.sessions.report(
      Array.from({ length: 10 }, (_, index) => ended({ sequence: `s${index}`, startedAt: NOW })),
    );
    const sessions = await all(store);
    const truth = { standing: 'confirmed', startedAt: NOW, endedAt: NOW + 600 } as const;
    const counts = await together(sessions.length, async (index) => {
      const [session] = sessions.slice(index, index + 1);
      return session && stores[index % 2]?.sessions.settle([{ session, ...truth }]);
    });
    expect(counts.filter((count) => count === 1)).toHaveLength(1);
    expect(await store.sessions.list({ since: 0, standing: 'confirmed' }, 10)).toHaveLength(1);
  });

  it('lists by name, standing and end, newest first', async () => {
    const { store } = await open();
    await store.sessions.report([
      ended({ sequence: 'old', endedAt: NOW }),
      ended({ sequence: 'new', endedAt: NOW + 5 }),
      started({ sequence: 'open', startedAt: NOW - 9 }),
      started({ sequence: 'other', name: 'room-2', startedAt: NOW + 1 }),
    ]);
    const list = async (filter: Parameters<Store['sessions']['list']>[0], most = 10) =>
      sequences(await store.sessions.list(filter, most));
    expect(await list({ since: NOW })).toEqual(['new', 'other', 'open']);
    expect(await list({ since: NOW - 1, name: 'room-1' })).toEqual(['new', 'old', 'open']);
    expect(await list({ since: NOW - 1, name: 'room-1' }, 1)).toEqual(['new']);
    expect(await list({ since: 0, standing: 'confirmed' })).toEqual([]);
  });

  it('gives those of which a read can still tell something', async () => {
    const { store } = await open();
    await store.sessions.report([
      ended({ sequence: 'done', endedAt: NOW }),
      ended({ sequence: 'wrong', endedAt: NOW - 1 }),
      ended({ sequence: 'long wrong', endedAt: NOW - 100 }),
      ended({ sequence: 'told', endedAt: NOW - 2 }),
      started({ sequence: 'long told', startedAt: NOW - 100 }),
      started({ sequence: 'open', startedAt: NOW - 1000 }),
    ]);
    for (const session of await all(store)) {
      const standing = { done: 'confirmed', wrong: 'contradicted', open: 'confirmed' } as const;
      const found = Object.entries(standing).find(([word]) => session.sequence.endsWith(word));
      if (found !== undefined) await store.sessions.settle([{ session, standing: found[1] }]);
    }
    expect(sequences(await store.sessions.unsettled(NOW - 10, 10))).toEqual(['wrong', 'told', 'open']);
    expect(sequences(await store.sessions.unsettled(NOW - 10, 1))).toEqual(['wrong']);
  });
}
