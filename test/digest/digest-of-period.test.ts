import { beforeEach, expect, test } from 'vitest';
import { renderReply } from '../../src/chat/terminal/render.ts';
import type { DigestMade } from '../../src/digest/facts.ts';
import type { Day } from '../../src/digest/day.ts';
import { readDayFacts } from '../../src/digest/day-facts.ts';
import { digestOfPeriod } from '../../src/digest/digest-of-period.ts';
import { monthUntil, periodBefore, weekUntil, type Period } from '../../src/digest/period.ts';
import { at } from '../kit/digest-past.ts';
import { openWorld, type World } from '../kit/world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** It is 12:00 UTC on 2026-11-22. */
let world: World;
const now = (): number => Math.floor(world.clock.now() / 1000);
const midnightMs = Date.UTC(2026, 10, 22);

function pushed(name: string, beganMs: number, hours: number, viewers: number): void {
  world.cloud.world.recall({ stream: at(name), beganMs, endedMs: beganMs + hours * HOUR_MS, viewers });
}

/** On each of 14 days room-1 was on air for 2 hours, in the newest week with twice the viewers; lobby once, over midnight. */
beforeEach(async () => {
  world = await openWorld();
  for (let ago = 1; ago <= 14; ago += 1) {
    pushed('room-1', midnightMs - ago * DAY_MS + 10 * HOUR_MS, 2, ago <= 7 ? 200 : 100);
  }
  pushed('lobby', midnightMs - 2 * DAY_MS - HOUR_MS, 2, 10);
});

const sources = () => {
  const { live, store, log } = world.services;
  return { live, facts: store.facts, audit: store.audit, events: store.events, log, now };
};
const keep = async (days: readonly Day[]): Promise<void> => {
  for (const day of days) await readDayFacts(day, sources(), now());
};
const digest = (period: Period): Promise<DigestMade> => digestOfPeriod(period, sources(), now());

function said({ reply }: DigestMade): string {
  const { tone, title, blocks } = reply;
  return renderReply({ tone, title, blocks, buttons: [] });
}

test('a week is the sum of its days, against the week before', async () => {
  const made = await digest(weekUntil(now(), 'UTC'));
  // 7 of room-1, and the one over midnight once.
  expect(made.facts.pushes.value).toMatchObject({ pushes: 8, onAirS: 16 * 3600 });
  expect(made.isFinal).toBe(true);
  const words = said(made);
  expect(words).toContain('2026-11-15 to 2026-11-21 · ');
  expect(words).toContain('compared with 2026-11-08 to 2026-11-14.');
  expect(words).toMatch(/Pushes +8 +/);
  expect(words).toMatch(/Time on air +16h +▲2h \+14 %/);
  expect(words).toMatch(/Peak viewers +200 +▲100 \+100 %/);
  expect(words).not.toContain('Streams pushed');
  expect(words).toContain('no number of different streams');
});

test('a week is told of its kept days when the cloud has forgotten them', async () => {
  const week = weekUntil(now(), 'UTC');
  await keep([...periodBefore(week).days, ...week.days]);
  const before = said(await digest(week)).replaceAll(/\d+(h|d)[^;]* old/g, '');
  world.clock.advance(100 * DAY_MS);
  const calls = world.calls();
  expect(said(await digest(week)).replaceAll(/\d+(h|d)[^;]* old/g, '')).toBe(before);
  expect(world.calls()).toBe(calls);
});

test('a day that is lost is named, and sums without it are compared with nothing', async () => {
  const week = weekUntil(now(), 'UTC');
  await keep([...periodBefore(week).days, ...week.days].filter(({ text }) => text !== '2026-11-17'));
  world.clock.advance(100 * DAY_MS);
  const words = said(await digest(week));
  expect(words).toContain('Of 6 of 7 days only: pushes, viewers, traffic by stream. Not known: 2026-11-17.');
  expect(words).toMatch(/Pushes +7 +n\/a/);
  // Bandwidth is told for longer than all else.
  expect(words).toMatch(/Traffic +5.2 TB +▲2.6 TB/);
});

test('months of different lengths say so', async () => {
  const words = said(await digest(monthUntil(now(), 'UTC')));
  expect(words).toContain('2026-10-01 to 2026-10-31 has 31 days, 2026-09-01 to 2026-09-30 has 30.');
});
