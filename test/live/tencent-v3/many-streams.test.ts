import { expect, test } from 'vitest';
import type { Live } from '../../../src/live/port.ts';
import type { Site } from '../../../src/live/tencent-v3/rates.ts';
import { testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';

const MANY = 20_000;
/** The stand-in needs its time to put so many into pages. */
const SLOW = { timeout: 60_000 };

/** Every list of all streams, and how many streams it tells. */
const LISTS = {
  online: async ({ streams }: Live) =>
    new Set((await streams.online({})).value.map(({ stream }) => stream.name)).size,
  pushes: async ({ stats }: Live) =>
    new Set((await stats.pushes({})).value.map(({ stream }) => stream.name)).size,
  plays: async ({ stats }: Live) => (await stats.plays()).value.length,
  totals: async ({ stats }: Live) => (await stats.totals()).value.viewers,
} as const;

/** A cloud with so many live streams, each with as many viewers, some minutes later. */
async function openFull(site: Site, viewers: 0 | 1) {
  const cloud = await openCloud({ sim: { site } });
  for (let index = 0; index < MANY; index += 1) {
    const stream = testStream(`room-${index}`);
    cloud.sim.world.goLive(stream);
    if (viewers > 0) cloud.sim.world.watch(stream, viewers);
  }
  cloud.clock.advance(10 * 60_000);
  return cloud;
}

/** Asks, and tells how many calls were made and how many milliseconds were spent on waiting for their turns. */
async function needed(
  list: keyof typeof LISTS,
  { live, calls, clock }: Awaited<ReturnType<typeof openFull>>,
) {
  const [before, beganMs] = [calls().length, clock.now()];
  expect(await LISTS[list](live)).toBe(MANY);
  const made = calls().slice(before);
  expect(made.filter(({ code }) => code !== undefined)).toEqual([]);
  return { calls: made.length, waitedMs: clock.now() - beganMs };
}

test('20 000 live streams on the mainland site: every list is one call', SLOW, async () => {
  const cloud = await openFull('mainland', 1);
  for (const list of ['online', 'pushes', 'plays', 'totals'] as const) {
    expect([list, await needed(list, cloud)]).toEqual([list, { calls: 1, waitedMs: 0 }]);
  }
});

test(
  '20 000 live streams on the international site: figures are 20 calls for pushes and one for viewers',
  SLOW,
  async () => {
    const cloud = await openFull('intl', 1);
    expect(await needed('pushes', cloud)).toEqual({ calls: 20, waitedMs: 0 });
    expect(await needed('plays', cloud)).toEqual({ calls: 1, waitedMs: 0 });
    expect(await needed('totals', cloud)).toEqual({ calls: 1, waitedMs: 0 });
  },
);

test(
  '20 000 live streams on the international site: what is on air is 200 calls, in 2 s of its rate',
  SLOW,
  async () => {
    const { calls, waitedMs } = await needed('online', await openFull('intl', 0));
    // 98 of the 100 calls a second that the account has: two whole seconds pass between the 1st and the 200th.
    expect([calls, Math.floor(waitedMs / 100)]).toEqual([200, 20]);
  },
);
