import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chainOf } from '../../src/store/audit-chain.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import type { AuditRow, Store } from '../../src/store/port.ts';
import { storeProcessesContract } from '../contracts/store-processes.ts';
import { intent, look, NOW } from '../contracts/store/rows.ts';
import { letGo, startChild } from './child.ts';
import { describePostgres, openRaw } from './fresh-postgres.ts';

/** Who takes part in a race: an instance, and after how many turns of the event loop it starts. */
const runner = fc.record({ instance: fc.constantFrom(0, 1), turns: fc.nat({ max: 12 }) });
const runners = fc.array(runner, { minLength: 2, maxLength: 7 });
type Runner = typeof runner extends fc.Arbitrary<infer R> ? R : never;

const RACES = { numRuns: 50 };
/** The `seen` of one who has seen every write there will be. */
const ALL_SEEN = Number.MAX_SAFE_INTEGER;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets each do its part at its turn, by its instance. */
function race<T>(
  stores: readonly [Store, Store],
  racing: readonly Runner[],
  part: (store: Store, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    racing.map(async ({ instance, turns }, index) => {
      for (let waited = 0; waited < turns; waited += 1) await turn();
      return part(instance === 0 ? stores[0] : stores[1], index);
    }),
  );
}

describePostgres('PostgreSQL for several instances', ({ empty }) => {
  async function instances(): Promise<{ stores: readonly [Store, Store]; databaseUrl: string }> {
    const databaseUrl = await empty();
    const open = async () => {
      const store = await openStore(databaseUrl, { now: () => NOW });
      onTestFinished(() => store.close());
      return store;
    };
    return { stores: await Promise.all([open(), open()]), databaseUrl };
  }

  describe('in hundreds of races', () => {
    it('gives a claim to one, and to the next only with a larger fence', async () => {
      const { stores } = await instances();
      const fences: number[] = [];
      let runs = 0;
      const property = fc.asyncProperty(runners, async (racing) => {
        const key = `race-${(runs += 1) % 5}`;
        const claims = await race(stores, racing, (store, index) =>
          store.claims.take(key, `runner-${index}`, NOW, NOW + 60),
        );
        const [won, ...more] = claims.filter((claim) => claim !== undefined);
        expect(more).toEqual([]);
        fences.push(won?.fence ?? 0);
        if (won !== undefined) await stores[1].claims.release(won);
      });
      await fc.assert(property, RACES);
      expect(fences).toEqual([...new Set(fences)].toSorted((one, other) => one - other));
    });

    it('answers each writer while the one before settles: at most one begins, the others are told who runs', async () => {
      const { stores } = await instances();
      let runs = 0;
      const property = fc.asyncProperty(runners, runner, async (racing, settler) => {
        const target = `write:${(runs += 1)}`;
        const first = `first-${runs}`;
        await stores[0].intents.begin(intent(first, { target }));
        const settled = race(stores, [settler], (store) =>
          store.intents.settle(first, NOW, 'done', undefined),
        );
        const begun = await race(stores, racing, (store, index) =>
          store.intents.begin(intent(`${runs}-${index}`, { target, seen: ALL_SEEN })),
        );
        expect(await settled).toEqual([true]);
        const winners = begun.flatMap((answer, index) => ('fence' in answer ? [`${runs}-${index}`] : []));
        expect(winners.length).toBeLessThanOrEqual(1);
        const known = [first, ...winners].map((id) => `actor of ${id}`);
        const rivals = begun.flatMap((answer) => ('rival' in answer ? [answer.rival.actor] : []));
        expect(known).toEqual(expect.arrayContaining(rivals));
      });
      await fc.assert(property, RACES);
    });

    it('stops every writer who has not seen the write that is being settled', async () => {
      const { stores } = await instances();
      let runs = 0;
      const property = fc.asyncProperty(runners, runner, async (racing, settler) => {
        const target = `write:${(runs += 1)}`;
        const first = `first-${runs}`;
        await stores[0].intents.begin(intent(first, { target }));
        const seen = await stores[1].intents.last(target);
        const settled = race(stores, [settler], (store) =>
          store.intents.settle(first, NOW, 'done', undefined),
        );
        const begun = await race(stores, racing, (store, index) =>
          store.intents.begin(intent(`${runs}-${index}`, { target, seen })),
        );
        await settled;
        expect(begun.filter((answer) => 'fence' in answer)).toEqual([]);
      });
      await fc.assert(property, RACES);
    });

    it('settles a write once, and chains the audit without a gap', async () => {
      const { stores, databaseUrl } = await instances();
      let runs = 0;
      const property = fc.asyncProperty(runners, async (racing) => {
        const id = `i-${(runs += 1)}`;
        await stores[0].intents.begin(intent(id, { target: `write:${runs}` }));
        const settled = await race(stores, racing, (store, index) =>
          store.intents.settle(id, NOW + index, 'done', `req-${index}`),
        );
        expect(settled.filter(Boolean)).toHaveLength(1);
      });
      await fc.assert(property, RACES);
      const audit = await stores[1].audit.list({}, 1_000);
      expect(audit).toHaveLength(runs);
      expect(await brokenLinks(databaseUrl, audit.toReversed())).toEqual([]);
    });

    it('gives a look to one, and lets only that one end it', async () => {
      const { stores } = await instances();
      const looks = fc.integer({ min: 1, max: 6 });
      let runs = 0;
      const property = fc.asyncProperty(runners, looks, looks, async (racing, count, most) => {
        runs += 1;
        const ids = Array.from({ length: count }, (_, index) => `look-${runs}-${index}`);
        for (const id of ids) await stores[0].laters.put(look(id, { at: NOW }));
        const takings = await race(stores, racing, (store) => store.laters.takeDue(NOW, NOW + 60, most));
        const taken = takings.flat();
        expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
        expect(taken).toHaveLength(Math.min(count, most * racing.length));
        for (const { id, fence } of taken) {
          const ended = await race(stores, racing, (store) => store.laters.finish(id, fence));
          expect(ended.filter(Boolean)).toHaveLength(1);
        }
        for (const id of ids) await stores[1].laters.drop(id);
      });
      await fc.assert(property, RACES);
    });

    it('lets one press spend a button, and names that one', async () => {
      const { stores } = await instances();
      let runs = 0;
      const property = fc.asyncProperty(runners, async (racing) => {
        const id = `button-${(runs += 1)}`;
        await stores[0].calls.save([{ id, body: '{}', until: NOW + 600 }]);
        const spent = await race(stores, racing, (store, index) =>
          store.calls.spend(id, `user-${index}`, NOW),
        );
        expect(spent.filter(Boolean)).toHaveLength(1);
        const by = `user-${spent.indexOf(true)}`;
        expect(await stores[1].calls.read(id)).toMatchObject({ spent: { by, at: NOW } });
      });
      await fc.assert(property, RACES);
    });
  });

  it('migrates once when four processes find an empty database', async () => {
    const databaseUrl = await empty();
    const children = [1, 2, 3, 4].map(() => startChild('open', databaseUrl));
    await letGo(children);
    await Promise.all(children.map(({ ended }) => ended));
    expect(children.map(({ lines }) => lines.at(-1))).toEqual(['opened', 'opened', 'opened', 'opened']);
    const raw = await openRaw(databaseUrl);
    expect((await raw.query('select * from migrations')).rows).toHaveLength(MIGRATIONS.length);
  }, 60_000);

  storeProcessesContract('PostgreSQL', { empty });
});

/** The numbers of the rows whose chain is not the one before with the row; `rows` are oldest first. */
async function brokenLinks(databaseUrl: string, rows: readonly AuditRow[]): Promise<number[]> {
  const raw = await openRaw(databaseUrl);
  const chained = await raw.query<{ seq: number; chain: string; request_id: string }>(
    'select seq::int, chain, request_id from audit order by seq',
  );
  let before = '';
  const broken: number[] = [];
  for (const [index, { seq, chain, request_id }] of chained.rows.entries()) {
    const row = rows.find(
      ({ requestId, call }) => requestId === request_id && call === `call of i-${index + 1}`,
    );
    before = row === undefined ? '' : chainOf(before, seq, row);
    if (seq !== index + 1 || chain !== before) broken.push(seq);
  }
  return broken;
}
