import { beforeEach, expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { readDay } from '../../src/digest/day.ts';
import { readDayFacts } from '../../src/digest/day-facts.ts';
import type { DayFacts } from '../../src/digest/facts.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { openWorld, type World } from '../kit/world.ts';

const DAY_S = 86_400;

/** It is 12:00 UTC on 2026-11-22, long after all figures of 2026-11-21 are there. */
let world: World;
beforeEach(async () => {
  world = await openWorld();
  recallTwoDays(world.cloud);
});

const now = (): number => Math.floor(world.clock.now() / 1000);

function facts(name = '2026-11-21', zone = 'UTC'): Promise<DayFacts> {
  const day = readDay(name, zone);
  if (day === undefined) throw new Error(name);
  const { live, store } = world.services;
  return readDayFacts(day, { live, facts: store.facts }, now());
}

const causes = ({ pushes }: DayFacts) => pushes.value?.causes.map(({ cause }) => plainText(cause));

test('a day that is final is told the same when the cloud has forgotten it', async () => {
  const first = await facts();
  expect(first.pushes.value).toMatchObject({ pushes: 4, streams: 4, failed: 1 });
  world.clock.advance(100 * DAY_S * 1000);
  const later = await facts();
  expect(later.buckets).toEqual(first.buckets);
  expect(later.streams).toEqual(first.streams);
  expect(later.viewers.value).toEqual(first.viewers.value);
  expect(later.bandwidth.value).toEqual(first.bandwidth.value);
  expect(causes(later)).toEqual(causes(first));
});

test('a day of another zone comes from quarter hours when the cloud has forgotten it', async () => {
  await facts('2026-11-20');
  await facts('2026-11-21');
  world.clock.advance(100 * DAY_S * 1000);
  const { pushes, viewers } = await facts('2026-11-21', 'Asia/Kolkata');
  expect(pushes.value).toMatchObject({ failed: 1, streams: undefined });
  expect(viewers.value?.viewers).toBe(300);
});

test('a day of which nothing was kept stays missing', async () => {
  world.clock.advance(100 * DAY_S * 1000);
  const { pushes, viewers } = await facts();
  expect(pushes.missing).toBeDefined();
  expect(viewers.missing).toBeDefined();
});
