import { once } from 'node:events';
import { expect, it } from 'vitest';
import { NoTurn, createTurns } from '../../src/store/turns.ts';

const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));

it('runs one work at a time, in their order, also after one that failed', async () => {
  const inTurn = createTurns(60_000);
  const done: string[] = [];
  const work = (name: string) => async () => {
    done.push(`${name} starts`);
    await turnOfLoop();
    if (name === 'b') throw new Error('b failed');
    done.push(`${name} ends`);
    return name;
  };
  const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => inTurn(work(name))));
  expect(done).toEqual(['a starts', 'a ends', 'b starts', 'c starts', 'c ends']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('fails what has waited too long, without starting it, and takes what comes then', async () => {
  const inTurn = createTurns(1);
  const late = AbortSignal.timeout(20);
  const slow = inTurn(async () => once(late, 'abort'));
  let started = false;
  const waiting = inTurn(async () => {
    started = true;
  });
  await expect(waiting).rejects.toThrow(NoTurn);
  await slow;
  expect(started).toBe(false);
  expect(await inTurn(async () => 'next')).toBe('next');
});
