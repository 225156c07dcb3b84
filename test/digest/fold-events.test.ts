import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { text } from '../../src/core/text.ts';
import { readDay, type Day } from '../../src/digest/day.ts';
import { foldEvents } from '../../src/digest/fold-events.ts';
import { foldPushes, type PushSum } from '../../src/digest/fold-pushes.ts';
import type { LiveReads, OnlineStream, PushEvent } from '../../src/live/port.ts';
import { push } from './pushes.ts';

const DAY: Day = readDay('2026-11-21', 'UTC') ?? { text: '', zone: '', from: 0, to: 0 };
const NOW = DAY.to + 43_200;

/** A cloud that hands over `most` rows at a time, newest first, both ends of a window included. */
function cloudOf(events: readonly PushEvent[], most = 100, online: readonly OnlineStream[] = []) {
  const asked: { readonly from: number; readonly to: number }[] = [];
  const longLists: Pick<LiveReads['longLists'], 'events' | 'online'> = {
    events: async (_filter, from, to, take) => {
      asked.push({ from, to });
      const value = events.filter((event) => event.to >= from && event.to <= to);
      for (const page of pagesOf(value.toReversed(), most)) {
        await Promise.resolve();
        take(page);
      }
      return { value: value.length, source: 'Events', at: NOW };
    },
    online: async (_filter, take) => {
      for (const page of pagesOf(online, most)) {
        await Promise.resolve();
        take(page);
      }
      return { value: online.length, source: 'Online', at: NOW };
    },
  };
  return { asked, live: { can: new Set(['events', 'online'] as const), longLists } };
}

const pagesOf = <Row>(rows: readonly Row[], size: number): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, page) =>
    rows.slice(page * size, (page + 1) * size),
  );

const fold = (cloud: ReturnType<typeof cloudOf>) => foldEvents(DAY, cloud.live, NOW);

const events = (count: number): PushEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const to = DAY.from + 60 + index * 40;
    return push({ name: `s${index % 7}`, from: to - 60, to });
  });

/** Streams with as much time on air stand in the order in which they came. */
const comparable = (sum: PushSum) => ({
  ...sum,
  longest: sum.longest.toSorted((a, b) => a.name.localeCompare(b.name)),
});

describe('events of a day', () => {
  test('come to the same however few are handed over at a time', async () => {
    const all = events(2000);
    const whole = foldPushes(DAY);
    for (const event of all) whole.add(event);
    for (const most of [2000, 500, 20, 3]) {
      expect(comparable((await fold(cloudOf(all, most))).value)).toEqual(comparable(whole.sum()));
    }
  });

  test('come to the same in whatever order', async () => {
    const all = events(60);
    const whole = foldPushes(DAY);
    for (const event of all) whole.add(event);
    const order = fc.shuffledSubarray(all, { minLength: all.length });
    const property = fc.asyncProperty(order, async (mixed) => {
      expect(comparable((await fold(cloudOf(mixed))).value)).toEqual(comparable(whole.sum()));
    });
    await fc.assert(property, { numRuns: 50 });
  });

  test('of pushes that ended the day after are in it, and those still on air', async () => {
    const { stream } = push({ name: 'live', from: 0, to: 0 });
    const over = push({ name: 'over', from: DAY.to - 3600, to: DAY.to + 3600 });
    const cloud = cloudOf([over], 1, [
      { stream, since: DAY.to - 1800 },
      { stream: push({ name: 'later', from: 0, to: 0 }).stream, since: DAY.to + 5 },
      { stream: push({ name: 'unknown', from: 0, to: 0 }).stream, since: undefined },
    ]);
    expect((await fold(cloud)).value).toMatchObject({ pushes: 2, streams: 2, onAirS: 5400 });
  });

  test('that cannot all be read are an error, not a part of the truth', async () => {
    const { live } = cloudOf(events(3));
    const tooMany = new BotError('cloud-limit', {
      said: text`Too many.`,
      did: 'nothing',
      next: text`Narrow.`,
    });
    const longLists: typeof live.longLists = {
      ...live.longLists,
      events: async (filter, from, to, take) => {
        await live.longLists.events(filter, from, to, take);
        throw tooMany;
      },
    };
    await expect(foldEvents(DAY, { ...live, longLists }, NOW)).rejects.toThrow('Too many');
  });

  test('are never asked for beyond now', async () => {
    const cloud = cloudOf([]);
    await fold(cloud);
    expect(Math.max(...cloud.asked.map(({ to }) => to))).toBe(NOW);
  });
});
