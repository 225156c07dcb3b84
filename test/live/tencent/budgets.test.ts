import { expect, test } from 'vitest';
import { createBudgets } from '../../../src/live/tencent/budgets.ts';
import { rateOf, type Site } from '../../../src/live/tencent-v3/rates.ts';
import type { Clock } from '../../../src/live/tencent/clock.ts';
import { manualClock, type ManualClock } from '../../../src/sim/clock.ts';
import { botErrorOf } from '../../contracts/live.ts';

/** Lets promises that are due settle. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function passed(site: Site, action: string, asked: number, heldMs = 1) {
  const clock = manualClock(0);
  const budgets = createBudgets((action) => rateOf(action, site), heldClock(clock, heldMs));
  const turns: { order: number; atMs: number }[] = [];
  for (let order = 0; order < asked; order += 1) {
    void budgets.take(action, 60_000).then(() => turns.push({ order, atMs: clock.now() }));
  }
  for (let ms = 0; ms < 4000; ms += 1) {
    await settle();
    clock.advance(1);
  }
  return turns;
}

/** Of a process that is held again and again: timers run only every `heldMs`. */
function heldClock(clock: ManualClock, heldMs: number): Clock {
  return {
    now: () => clock.now(),
    after: (delayMs, run) =>
      clock.after(Math.ceil((clock.now() + delayMs) / heldMs) * heldMs - clock.now(), run),
  };
}

/** The most that left within a second, wherever it begins. */
const mostInSecond = (turns: readonly { readonly atMs: number }[]): number =>
  Math.max(
    ...turns.map(
      (first) => turns.filter((turn) => turn.atMs >= first.atMs && turn.atMs < first.atMs + 1000).length,
    ),
  );

test.each([
  ['mainland', 'DescribeLiveForbidStreamList', 1],
  ['intl', 'DescribeLiveForbidStreamList', 98],
  ['mainland', 'DescribeLiveStreamOnlineList', 78],
  ['mainland', 'DescribeLiveStreamState', 294],
  ['intl', 'ForbidLiveStream', 196],
  ['mainland', 'SomethingNew', 19],
] as const)('%s %s: at most %i in any second, in order', async (site, action, most) => {
  const turns = await passed(site, action, most * 3);
  expect(turns.map((turn) => turn.order)).toEqual(turns.map((_, index) => index));
  expect(turns).toHaveLength(most * 3);
  expect(mostInSecond(turns)).toBe(most);
});

test.each([20, 60, 150])(
  'a process that is held for %i ms loses nothing and sends no more',
  async (heldMs) => {
    const turns = await passed('mainland', 'DescribeLiveStreamState', 4 * 294, heldMs);
    expect(mostInSecond(turns)).toBe(294);
    expect(turns.filter(({ atMs }) => atMs < 3000).length).toBeGreaterThan(294 * (3 - heldMs / 1000) - 20);
  },
);

test('turns away at once who would wait too long, and gives the turn to nobody', async () => {
  const clock = manualClock(0);
  const budgets = createBudgets((action) => rateOf(action, 'mainland'), clock);
  await budgets.take('DescribeLiveForbidStreamList', 0);
  const error = await botErrorOf(budgets.take('DescribeLiveForbidStreamList', 999));
  expect([error.code, error.did]).toEqual(['cloud-limit', 'nothing']);
  const next = budgets.take('DescribeLiveForbidStreamList', 1000).then(() => clock.now());
  clock.advance(1000);
  expect(await next).toBe(1000);
});

test('keeps a budget for each action', async () => {
  const budgets = createBudgets((action) => rateOf(action, 'mainland'), manualClock(0));
  await budgets.take('DescribeLiveForbidStreamList', 0);
  await expect(budgets.take('DescribeLiveStreamState', 0)).resolves.toBeUndefined();
});
