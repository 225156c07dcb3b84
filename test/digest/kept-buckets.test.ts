import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { text } from '../../src/core/text.ts';
import { readDay, type Day } from '../../src/digest/day.ts';
import type { DayFigures } from '../../src/digest/facts.ts';
import { addPlays, NO_PLAYS } from '../../src/digest/fold-plays.ts';
import { foldPushes } from '../../src/digest/fold-pushes.ts';
import { bucketBodies, dayOfBuckets } from '../../src/digest/kept-buckets.ts';
import { readBucketBody, writeBucketBody } from '../../src/digest/kept-shape.ts';
import { push } from './pushes.ts';

/** Half hours and quarter hours from UTC, and days of 23, 24.5 and 25 hours. */
const DAYS = [
  ['2026-03-08', 'America/New_York', 23],
  ['2026-11-01', 'America/New_York', 25],
  ['2026-11-21', 'Asia/Kolkata', 24],
  ['2026-11-21', 'Asia/Kathmandu', 24],
  ['2026-04-05', 'Australia/Lord_Howe', 24.5],
] as const;

const missing = { missing: text`Not asked for.` };

function figuresOf(day: Day, ends: readonly (readonly [from: number, lengthS: number])[]): DayFigures {
  const fold = foldPushes(day);
  for (const [from, lengthS] of ends) fold.add(push({ name: 'a', from, to: from + lengthS }));
  const minutes = ends
    .map(([from], viewers) => ({
      at: from - (from % 60),
      viewers,
      bandwidthMbps: viewers,
      fluxMB: 1,
      requests: 2,
    }))
    .filter(({ at }) => at >= day.from && at < day.to);
  const told = { source: 'Source', at: day.to };
  return {
    day,
    pushes: { ...told, value: fold.sum() },
    viewers: { ...told, value: addPlays(NO_PLAYS, minutes) },
    bandwidth: missing,
    traffic: missing,
  };
}

/** The quarter hours of three days in UTC, written and read again. */
function keptOf(around: Day, ends: readonly (readonly [number, number])[]) {
  const utc = { text: '', zone: 'UTC', from: around.from - 86_400, to: around.to + 86_400 };
  return new Map(
    [...bucketBodies(figuresOf(utc, ends))].map(([at, body]) => [at, readBucketBody(writeBucketBody(body))]),
  );
}

test.each(DAYS)('the day %s of %s (%f h) is put together from quarter hours', (name, zone, hours) => {
  const day = readDay(name, zone);
  if (day === undefined) throw new Error(name);
  expect(day.to - day.from).toBe(hours * 3600);
  const moment = fc.integer({ min: day.from - 80_000, max: day.to + 80_000 });
  const property = fc.property(
    fc.array(fc.tuple(moment, fc.integer({ min: 1, max: 5000 })), { maxLength: 20 }),
    (ends) => {
      const whole = figuresOf(day, ends);
      const put = dayOfBuckets(day, keptOf(day, ends));
      const { pushes = 0, carried = 0, onAirS } = whole.pushes.value ?? {};
      expect(put.pushes.value).toMatchObject({ pushes: pushes - carried, onAirS });
      const { viewers = 0, requests } = whole.viewers.value ?? {};
      const { viewers: most = 0, requests: all } = put.viewers.value ?? {};
      expect([most, all]).toEqual([viewers, requests]);
    },
  );
  fc.assert(property, { numRuns: 30 });
});

test('a day of which quarter hours are missing has no count of pushes', () => {
  const day = readDay('2026-11-21', 'UTC');
  if (day === undefined) throw new Error('no day');
  const kept = new Map([...keptOf(day, [])].filter(([at]) => at !== day.from + 900));
  expect(dayOfBuckets(day, kept).pushes.missing).toBeDefined();
});
