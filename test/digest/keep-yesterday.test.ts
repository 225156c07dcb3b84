import { beforeEach, describe, expect, test } from 'vitest';
import { renderReply } from '../../src/chat/terminal/render.ts';
import { scopeKey } from '../../src/core/digest-filter.ts';
import { digestOfPeriod } from '../../src/digest/digest-of-period.ts';
import { readDay } from '../../src/digest/day.ts';
import { readDayFacts } from '../../src/digest/day-facts.ts';
import { newDigest } from '../../src/digest/fixed.ts';
import { createYesterdayKeeper } from '../../src/digest/keep-yesterday.ts';
import { weekUntil } from '../../src/digest/period.ts';
import { at } from '../kit/digest-past.ts';
import { openWorld, type World } from '../kit/world.ts';

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/** It is 12:00 UTC on 2026-11-22, and nobody has ever asked for a digest. */
let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const now = (): number => Math.floor(world.clock.now() / 1000);
const later = (seconds: number): void => world.clock.advance(seconds * 1000);
const kept = (day: string) => world.services.store.facts.day('UTC', day, '');
const isFinal = async (day: string): Promise<boolean> =>
  (await kept(day))?.body.includes('"isFinal":true') ?? false;

/** An hour on air on the day that is today, from now on. */
function pushed(viewers: number): void {
  const beganMs = world.clock.now();
  world.cloud.world.recall({ stream: at('room-1'), beganMs, endedMs: beganMs + HOUR_S * 1000, viewers });
}

describe('yesterday', () => {
  test('is kept without a question, once for as long as it is final', async () => {
    await world.bot.yesterday.tick();
    expect(await isFinal('2026-11-21')).toBe(true);
    const calls = world.calls();
    for (let hour = 0; hour < 11; hour += 1) {
      later(HOUR_S);
      await world.bot.yesterday.tick();
    }
    expect(world.calls()).toBe(calls);
  });

  test('is looked at soon after its end, and again when the rest of it is there', async () => {
    await world.bot.yesterday.tick();
    later(12 * HOUR_S + 14 * 60);
    await world.bot.yesterday.tick();
    expect(await kept('2026-11-22')).toBeUndefined();
    later(60);
    await world.bot.yesterday.tick();
    expect(await kept('2026-11-22')).toBeDefined();
    expect(await isFinal('2026-11-22')).toBe(false);
    later(3 * HOUR_S);
    await world.bot.yesterday.tick();
    expect(await isFinal('2026-11-22')).toBe(true);
  });

  test('tells of the failed requests of all its hours, since they are looked at before its end as well', async () => {
    world.cloud.world.goLive(at('room-1'), { viewers: 100 });
    later(12 * HOUR_S);
    const day = readDay('2026-11-23', 'UTC');
    if (day === undefined) throw new Error('no such day');
    for (let quarter = 0; quarter <= 4 * 27 + 1; quarter += 1) {
      await world.bot.yesterday.tick();
      later(15 * 60);
    }
    expect(await isFinal('2026-11-23')).toBe(true);
    const { live, store } = world.services;
    const { playErrors } = await readDayFacts(day, { live, facts: store.facts }, now());
    expect(playErrors?.value).toMatchObject({ from: day.from, to: day.to });
  });

  test('is kept as each digest tells of it: by its clocks, of its streams', async () => {
    const digests = world.services.store.digests;
    const line = { platform: 'slack', channel: 'C1', at: { hour: 9, minute: 30 }, by: 'slack:mod' } as const;
    const days = { every: 'weekly', weekday: 1 } as const;
    const filter = { prefix: 'room-' };
    await digests.add(newDigest('a', { ...line, days, zone: 'Asia/Tokyo', filter }, now()));
    await world.bot.yesterday.tick();
    const { facts } = world.services.store;
    expect(await facts.day('Asia/Tokyo', '2026-11-21', scopeKey(filter))).toBeDefined();
    expect(await facts.day('Asia/Tokyo', '2026-11-21', '')).toBeUndefined();
    expect(await isFinal('2026-11-21')).toBe(true);
  });

  test('is read by one instance of several', async () => {
    const other = createYesterdayKeeper(world.services);
    await Promise.all([world.bot.yesterday.tick(), other.tick()]);
    const calls = world.calls();
    const alone = await openWorld();
    await alone.bot.yesterday.tick();
    expect(calls).toBe(alone.calls());
  });

  test('is tried again in an hour when it could not be read, and then logged alone', async () => {
    const broken = {
      ...world.services.store.facts,
      day: () => Promise.reject(new Error('the disk is full')),
    };
    const services = { ...world.services, store: { ...world.services.store, facts: broken } };
    const keeper = createYesterdayKeeper(services);
    await keeper.tick();
    const warned = () => world.logged.filter((line) => line.includes('facts of a day not kept')).length;
    expect(warned()).toBe(1);
    later(60);
    await keeper.tick();
    expect(warned()).toBe(1);
    later(HOUR_S);
    await keeper.tick();
    expect(warned()).toBe(2);
  });
});

test('a week is told right although nobody asked for its days and the cloud has forgotten them', async () => {
  for (let day = 0; day < 15; day += 1) {
    pushed(day < 7 ? 100 : 200);
    for (let hour = 0; hour < 24; hour += 1) {
      later(HOUR_S);
      await world.bot.yesterday.tick();
    }
  }
  const week = weekUntil(now() - DAY_S, 'UTC');
  later(100 * DAY_S);
  const { live, store, log } = world.services;
  const sources = { live, facts: store.facts, audit: store.audit, events: store.events, log, now };
  const { tone, title, blocks } = (await digestOfPeriod(week, sources, now())).reply;
  const words = renderReply({ tone, title, blocks, buttons: [] });
  expect(words).toContain('2026-11-29 to 2026-12-05');
  expect(words).not.toContain('days only');
  expect(words).toMatch(/Pushes +7 +the same/);
  expect(words).toMatch(/Peak viewers +200 +▲100 \+100 %/);
  expect(words).toMatch(/Time on air +7h +the same/);
});
