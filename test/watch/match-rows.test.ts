import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PushEvent } from '../../src/live/port.ts';
import type { PushSession } from '../../src/store/port.ts';
import { matchRows } from '../../src/watch/match-rows.ts';
import { testStream } from '../contracts/live/fixture.ts';

const stream = testStream('room-1');
const row = (from: number, to: number): PushEvent => ({
  stream,
  from,
  to,
  durationS: to - from,
  stopReason: '3/0',
  resolution: '',
});
const session = (sequence: string, startedAt?: number, endedAt?: number): PushSession => ({
  ...stream,
  sequence,
  startedAt,
  endedAt,
  durationS: undefined,
  stopReason: undefined,
  stopMessage: undefined,
  width: undefined,
  height: undefined,
  clientIp: undefined,
  seenAt: undefined,
  standing: 'reported',
});

const gap = fc.integer({ min: 12, max: 100 });
const shift = fc.integer({ min: -2, max: 2 });
/** What of a push was told: both ends, or one of them, a little beside the truth. */
const told = fc.record({
  gap,
  lasts: gap,
  start: fc.option(shift, { nil: undefined }),
  end: fc.option(shift, { nil: undefined }),
});

test('every session gets the row of its own push, whatever was told of it, in any order', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 12 }), fc.boolean(), (pushes, isReversed) => {
      let clock = 1000;
      const truth = pushes.map(({ gap: after, lasts, start, end }, index) => {
        const from = (clock += after);
        const to = (clock += lasts);
        const known = session(
          String(index),
          start === undefined ? undefined : from + start,
          end === undefined ? undefined : to + end,
        );
        return { row: row(from, to), session: known, isTold: start !== undefined || end !== undefined };
      });
      const reported = truth.filter(({ isTold }) => isTold);
      const sessions = reported.map((each) => each.session);
      const mixed = isReversed ? sessions.toReversed() : sessions;
      const { found, unclear } = matchRows(mixed, truth.map((each) => each.row).toReversed());
      expect(unclear).toEqual([]);
      expect(new Map(found.map((each) => [each.session.sequence, [each.startedAt, each.endedAt]]))).toEqual(
        new Map(reported.map((each) => [each.session.sequence, [each.row.from, each.row.to]])),
      );
    }),
  );
});

test('the exact pair comes before the one that fits by half, and one that was seen before one that was not', () => {
  const whole = session('whole', 100, 200);
  const half = session('half', 100, 150);
  expect(matchRows([half, whole], [row(100, 200)]).found).toMatchObject([{ session: whole }]);
  const seen = { ...session('seen', 102), seenAt: 130 };
  const open = session('open', 100);
  expect(matchRows([open, seen], [row(100, 200)]).found).toMatchObject([{ session: seen }]);
});

test('nothing is matched that is more than five seconds apart, or of another stream', () => {
  const { found } = matchRows([session('a', 106), session('b', undefined, 206)], [row(100, 200)]);
  expect(found).toEqual([]);
  const elsewhere = { ...row(100, 200), stream: testStream('room-1', 'backup') };
  expect(matchRows([session('a', 100, 200)], [elsewhere]).found).toEqual([]);
});
