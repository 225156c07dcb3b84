import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldSession } from '../../src/store/fold-session.ts';
import type { PushSession, SessionReport } from '../../src/store/port.ts';

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined, freq: 3 });
/** Few values, so that they meet. */
const moment = fc.integer({ min: 100, max: 104 });
const side = maybe(fc.integer({ min: 0, max: 3 }));
const word = maybe(fc.constantFrom('1', '18', 'a'));

/** What an event may tell: a start, a stop, or (forged) anything. */
const report: fc.Arbitrary<SessionReport> = fc.record({
  domain: fc.constant('push.example.com'),
  app: fc.constant('live'),
  name: fc.constant('room-1'),
  sequence: fc.constant('7'),
  startedAt: maybe(moment),
  endedAt: maybe(moment),
  durationS: maybe(moment),
  stopReason: word,
  stopMessage: word,
  width: side,
  height: side,
  clientIp: word,
});

const fold = (told: readonly SessionReport[], known?: PushSession) =>
  told.reduce<PushSession | undefined>(foldSession, known);

test('any order and any repetition of the events of a push gives the same session', () => {
  const orders = fc
    .array(report, { minLength: 1, maxLength: 6 })
    .chain((told) =>
      fc.tuple(
        fc.constant(told),
        fc.shuffledSubarray([...told, ...told, ...told], { minLength: 3 * told.length }),
      ),
    );
  fc.assert(
    fc.property(orders, ([told, mixed]) => {
      expect(fold(mixed)).toEqual(fold(told));
    }),
    { numRuns: 500 },
  );
});

test('no event changes a session whose end a read has confirmed', () => {
  fc.assert(
    fc.property(fc.array(report), report, moment, (told, first, endedAt) => {
      const known = { ...foldSession(undefined, first), endedAt, standing: 'confirmed' } as const;
      expect(fold(told, known)).toBe(known);
    }),
  );
});

test('no event changes the start of a session that was seen on air', () => {
  fc.assert(
    fc.property(fc.array(report), report, (told, first) => {
      const seen = { ...foldSession(undefined, first), seenAt: 110, standing: 'confirmed' } as const;
      expect(fold(told, seen)?.startedAt).toBe(seen.startedAt);
    }),
  );
});

test('what tells nothing new of start and end leaves the standing of a read as it is', () => {
  fc.assert(
    fc.property(report, fc.constantFrom('confirmed', 'contradicted'), (told, standing) => {
      const known = { ...foldSession(undefined, told), standing } as const;
      expect(foldSession(known, told)).toEqual(known);
    }),
  );
});
