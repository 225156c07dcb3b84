import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { text } from '../../src/core/text.ts';
import { readDay, type Day } from '../../src/digest/day.ts';
import { foldEvents } from '../../src/digest/fold-events.ts';
import { foldPushes } from '../../src/digest/fold-pushes.ts';
import type { LiveReads, OnlineStream, PushEvent } from '../../src/live/port.ts';
import { push } from './pushes.ts';

const DAY: Day = readDay('2026-11-21', 'UTC') ?? { text: '', zone: '', from: 0, to: 0 };
const NOW = DAY.to + 43_200;

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** A cloud that tells `most` events at a time, both ends of a window included. */
function cloudOf(events: readonly PushEvent[], most = Infinity, online: readonly OnlineStream[] = []) {
  const asked: Asked[] = [];
  const tooMany = new BotError('cloud-limit', { said: text`Too many.`, did: 'nothing', next: text`Narrow.` });
  const streams: Pick<LiveReads['streams'], 'events' | 'online'> = {
    events: async (_filter, from, to) => {
      const value = events.filter((event) => event.to >= from && event.to <= to);
      if (value.length > most) throw tooMany;
      asked.push({ from, to, rows: value.length });
      return { value, source: 'Events', at: NOW };
    },
    online: async () => ({ value: online, source: 'Online', at: NOW }),
  };
  return { asked, live: { can: new Set(['events', 'online'] as const), streams } };
}

const fold = (cloud: ReturnType<typeof cloudOf>) => foldEvents(DAY, cloud.live, NOW);

const events = (count: number): PushEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const to = DAY.from + 60 + index * 40;
    return push({ name: `s${index % 7}`, from: to - 60, to });
  });

describe('events of a day', () => {
  test('come whole however few the cloud tells at a time, no row twice', async () => {
    const all = events(2000);
    const whole = foldPushes(DAY);
    for (const event of all) whole.add(event);
    for (const most of [Infinity, 500, 20, 3]) {
      const cloud = cloudOf(all, most);
      expect((await fold(cloud)).value).toEqual(whole.sum());
      expect(Math.max(...cloud.asked.map(({ rows }) => rows))).toBeLessThanOrEqual(most);
    }
  });

  test('count once where two reads meet, wherever that is', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 47 }), { maxLength: 30 }),
      async (halves) => {
        const all = halves.map((half) =>
          push({ name: 'a', from: DAY.from + half * 1800 - 10, to: DAY.from + half * 1800 }),
        );
        const inDay = all.filter(({ to }) => to > DAY.from).length;
        expect((await fold(cloudOf(all, 30))).value.pushes).toBe(inDay);
      },
    );
    await fc.assert(property, { numRuns: 50 });
  });

  test('of pushes that ended the day after are in it, and those still on air', async () => {
    const { stream } = push({ name: 'live', from: 0, to: 0 });
    const over = push({ name: 'over', from: DAY.to - 3600, to: DAY.to + 3600 });
    const cloud = cloudOf([over], Infinity, [
      { stream, since: DAY.to - 1800 },
      { stream: push({ name: 'later', from: 0, to: 0 }).stream, since: DAY.to + 5 },
      { stream: push({ name: 'unknown', from: 0, to: 0 }).stream, since: undefined },
    ]);
    expect((await fold(cloud)).value).toMatchObject({ pushes: 2, streams: 2, onAirS: 5400 });
  });

  test('that are too many within a minute are an error, not a part of the truth', async () => {
    const sameSecond = Array.from({ length: 9 }, () =>
      push({ name: 'a', from: DAY.from + 99, to: DAY.from + 99 }),
    );
    await expect(fold(cloudOf(sameSecond, 5))).rejects.toThrow('Too many');
  });

  test('are never asked for beyond now', async () => {
    const cloud = cloudOf([]);
    await fold(cloud);
    expect(Math.max(...cloud.asked.map(({ to }) => to))).toBe(NOW);
  });
});
