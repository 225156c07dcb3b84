import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDesk } from '../../src/core/desk.ts';
import type { Services } from '../../src/core/services.ts';
import { createPerson, words } from '../kit/person.ts';
import { openWorld } from '../kit/world.ts';

const FORBID = 'ForbidLiveStream';

/** The same store and cloud, whose every step waits until the scheduler lets it go on. */
function scheduled({ store, live, ...services }: Services, scheduler: fc.Scheduler): Services {
  const { intents, calls, laters } = store;
  const { streams } = live.control;
  const inTurn = async <R>(what: string, run: () => Promise<R>): Promise<R> => {
    await scheduler.schedule(Promise.resolve(), `before ${what}`);
    const result = await run();
    await scheduler.schedule(Promise.resolve(), `after ${what}`);
    return result;
  };
  return {
    ...services,
    live: {
      ...live,
      control: {
        ...live.control,
        streams: {
          ...streams,
          ban: (stream, until, reason) => inTurn('ban', () => streams.ban(stream, until, reason)),
        },
      },
    },
    store: {
      ...store,
      calls: {
        ...calls,
        read: (id) => inTurn('read', () => calls.read(id)),
        spend: (id, by, at) => inTurn('spend', () => calls.spend(id, by, at)),
      },
      intents: {
        last: (target) => inTurn('last', () => intents.last(target)),
        begin: (intent) => inTurn('begin', () => intents.begin(intent)),
        settle: (...settlement) => inTurn('settle', () => intents.settle(...settlement)),
      },
      laters: { ...laters, put: (later) => inTurn('put', () => laters.put(later)) },
    },
  };
}

test('two people confirm one ban: one request, and the other is told who was first', async () => {
  const world = await openWorld({ grants: { view: ['slack:*'], moderate: ['slack:*'] } });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, together) => {
      const name = `room-${(round += 1)}`;
      const desk = createDesk(scheduled(world.services, scheduler), () => []);
      const people = ['ann', 'bob'].map((who) => createPerson(desk, who));
      const before = world.calls(FORBID);
      const ask = (index: number) => people[index]?.types(`ban ${name} 1h spam`);
      const press = async (index: number, question: Awaited<ReturnType<typeof ask>>) =>
        question && people[index]?.presses(question, 'Ban');
      const wholly = async (index: number) => press(index, await ask(index));
      const confirmTogether = async () => {
        const questions = await Promise.all([ask(0), ask(1)]);
        return Promise.all(questions.map((question, index) => press(index, question)));
      };
      const answers = await scheduler.waitFor(
        together ? confirmTogether() : Promise.all([wholly(0), wholly(1)]),
      );

      const won = answers.filter((answer) => answer?.error === undefined);
      const lost = answers.flatMap((answer) => (answer?.error === undefined ? [] : [answer]));
      // Who asks after the first was done sees it, and may replace it; who asked before may not.
      expect(won.length).toBeGreaterThanOrEqual(1);
      expect(together ? won.length : 1).toBe(1);
      expect(world.calls(FORBID) - before).toBe(won.length);
      const rows = await world.services.store.audit.list({ target: `write:${name}` }, 5);
      expect(rows.map(({ outcome }) => outcome)).toEqual(won.map(() => 'done'));
      for (const answer of lost) {
        expect(['busy', 'already-done']).toContain(answer.error);
        expect(words(answer)).toMatch(/slack:(ann|bob) (is running|was first: )/);
        expect(words(answer)).toContain('Nothing was changed.');
      }
    }),
    { numRuns: 100 },
  );
});
