import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { plainText, text } from '../../src/core/text.ts';
import { readDay, type Day } from '../../src/digest/day.ts';
import { readDayFacts } from '../../src/digest/day-facts.ts';
import { askableErrors, errorBlocks, errorShare, joinedErrors } from '../../src/digest/play-errors.ts';
import { openWorld } from '../kit/world.ts';

const day = ((): Day => {
  const found = readDay('2026-11-22', 'UTC');
  if (found === undefined) throw new Error('no day');
  return found;
})();
const HOUR_S = 3600;
const errors = { clientErrors: 0, serverErrors: 5, requests: 100 };

test('asks for whole quarter hours of the last day, and of nothing older', () => {
  expect(askableErrors(day, day.to + HOUR_S)).toEqual({ from: day.from + HOUR_S + 900, to: day.to });
  expect(askableErrors(day, day.to + 25 * HOUR_S)).toBeUndefined();
  assert(
    property(integer({ min: day.from, max: day.to + 30 * HOUR_S }), (now) => {
      const span = askableErrors(day, now);
      if (span === undefined) return;
      expect([span.from % 900, span.to % 900]).toEqual([0, 0]);
      expect(span.from).toBeGreaterThan(now - 24 * HOUR_S);
      expect(span.to).toBeLessThanOrEqual(Math.min(day.to, now - HOUR_S));
    }),
  );
});

test('keeps the reading of the longer part of the day', () => {
  const told = (from: number) => ({ value: { ...errors, from, to: day.to }, source: 's', at: day.to });
  const [early, late] = [told(day.from), told(day.from + HOUR_S)];
  expect(joinedErrors(late, early)).toBe(early);
  expect(joinedErrors(early, late)).toBe(early);
  expect(joinedErrors({ missing: text`lost` }, late)).toBe(late);
  expect(joinedErrors(undefined, late)).toBe(late);
});

test('asks a second time for what the first look did not tell, and adds it', async () => {
  const world = await openWorld({ playDomains: ['play.example.com', 'play2.example.com'] });
  const { world: cloud } = world.cloud;
  cloud.goLive({ domain: 'push.example.com', app: 'live', name: 'room-1' }, { viewers: 400 });
  // The last hour of the day: an hour is what the cloud may be late with.
  const [fromMs, toMs] = [(day.to - HOUR_S) * 1000, day.to * 1000];
  cloud.fail({ playDomain: 'play2.example.com', httpCode: 503, fromMs, toMs });
  const { live, store } = world.services;
  const readAt = async (now: number) => {
    world.clock.advance(now * 1000 - world.clock.now());
    return (await readDayFacts(day, { live, facts: store.facts }, now)).playErrors?.value;
  };
  const first = await readAt(day.to + 900);
  expect(first).toMatchObject({ from: day.from + 1800, to: day.to - 2700 });
  const second = await readAt(day.to + 2 * HOUR_S);
  expect(second).toMatchObject({ from: day.from + 1800, to: day.to });
  expect(second?.serverErrors).toBe(4 * (first?.serverErrors ?? 0));
  expect(second?.requests).toBeGreaterThan(first?.requests ?? Infinity);
});

test('has no share where no requests are known', () => {
  expect(errorShare({ ...errors, from: 0, to: 1 })).toBe(5);
  expect(errorShare({ ...errors, requests: 0, from: 0, to: 1 })).toBeUndefined();
  expect(errorShare(undefined)).toBeUndefined();
});

test('a play domain that answers with 503 is counted by code, and the part of the day is named', async () => {
  const world = await openWorld({ playDomains: ['play.example.com', 'play2.example.com'] });
  const { world: cloud } = world.cloud;
  cloud.goLive({ domain: 'push.example.com', app: 'live', name: 'room-1' }, { viewers: 400 });
  const fromMs = world.clock.now() + HOUR_S * 1000;
  cloud.fail({ playDomain: 'play2.example.com', httpCode: 503, fromMs, toMs: fromMs + HOUR_S * 1000 });
  world.clock.advance((day.to + HOUR_S) * 1000 - world.clock.now());
  const { live, store } = world.services;
  const facts = await readDayFacts(day, { live, facts: store.facts }, day.to + HOUR_S);
  const sum = facts.playErrors?.value;
  expect(sum?.clientErrors).toBe(0);
  // An hour of the domain's own requests: Flv 50 x 0.2 and Hls 30 x 12 a minute; RTMP has no HTTP code.
  expect(sum?.serverErrors).toBe(60 * (10 + 360));
  const [block] = errorBlocks(facts);
  expect(block?.kind === 'text' ? plainText(block.text) : '').toContain(
    'Failed requests: 0 with HTTP 4xx, 22200 with 5xx. This is of 01:15 to 24:00 alone',
  );
});
