import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, text } from '../../src/core/text.ts';
import { nextDay, type Day } from '../../src/digest/day.ts';
import type { DayFacts } from '../../src/digest/facts.ts';
import { factsOf } from '../../src/digest/facts-of.ts';
import { foldPushes, type PushSum } from '../../src/digest/fold-pushes.ts';
import { rollUp } from '../../src/digest/roll-up.ts';
import { DAY, made, missing, told } from './made-days.ts';
import { push, type PushParts } from './pushes.ts';

const COUNT = 4;
const DAYS: readonly Day[] = Array.from({ length: COUNT }).reduce<readonly Day[]>(
  (days) => [...days, days.length === 0 ? DAY : nextDay(days.at(-1) ?? DAY)],
  [],
);
const [FIRST = DAY, LAST = DAY] = [DAYS.at(0), DAYS.at(-1)];
const spanOf = (days: readonly Day[]): Day => {
  const [first = FIRST, last = LAST] = [days.at(0), days.at(-1)];
  return { text: `${first.text} to ${last.text}`, zone: 'UTC', from: first.from, to: last.to };
};
const WHOLE = spanOf(DAYS);

function pushesOf(day: Pick<Day, 'from' | 'to'>, pushes: readonly PushParts[]): PushSum {
  const fold = foldPushes(day);
  for (const each of pushes) fold.add(push(each));
  return fold.sum();
}

const somePush = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    from: fc.integer({ min: WHOLE.from - 86_400, max: WHOLE.to + 3600 }),
    durationS: fc.oneof(fc.nat(7200), fc.nat(3 * 86_400)),
    stopReason: fc.constantFrom('3/0', '18/305', '18/501', '8/0', 'prose'),
  })
  .map(({ durationS, ...rest }) => ({ ...rest, to: rest.from + durationS }));
const somePushes = fc.array(somePush, { maxLength: 40 });

/** What is told of a day beside its pushes; whole numbers, since those add up exactly in any order. */
const someOther = fc.record({
  viewers: fc.nat(100),
  requests: fc.option(fc.nat(1000), { nil: undefined }),
  peakMbps: fc.nat(50),
  fluxMB: fc.nat(1000),
  top: fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c'), fluxMB: fc.nat(99) }), {
    selector: ({ name }) => name,
  }),
  untold: fc.nat(1),
  lost: fc.boolean(),
});
const someDays = fc
  .tuple(somePushes, fc.tuple(someOther, someOther, someOther, someOther))
  .map(([pushes, others]) =>
    DAYS.map((day, index): DayFacts => {
      const { viewers, requests, peakMbps, fluxMB, top, untold, lost } = others[index] ?? others[0];
      const buckets = new Map([
        [day.from, { at: day.from, peakViewers: viewers, fluxMB, peakMbps, requests }],
      ]);
      const at = viewers === 0 ? undefined : day.from + index;
      return factsOf({
        day,
        pushes: lost ? missing : told(pushesOf(day, pushes), day),
        viewers: told({ viewers, at, requests, buckets }, day),
        bandwidth: lost ? missing : told({ peakMbps, peakAt: day.from, p95Mbps: 1, fluxMB }, day),
        traffic: told({ day: day.text, fluxMB, streams: top.length + untold, top }, day),
      });
    }),
  );

const valueOf = (facts: DayFacts): PushSum => {
  const { value } = facts.pushes;
  if (value === undefined) throw new TypeError('no pushes');
  return value;
};
const causes = (sum: PushSum) =>
  sum.causes.map(({ cause, count }) => `${count} ${plainText(cause)}`).toSorted();
const begun = (sum: PushSum) => sum.buckets.map(({ at, pushes, onAirS }) => [at, pushes, onAirS]);
const onAir = (sum: PushSum) => new Map(sum.longest.map(({ name, onAir: spans }) => [name, spans]));

describe('a roll-up', () => {
  test('of one day is that day', () => {
    const day = made(DAY);
    expect(rollUp(DAY, [day])).toEqual(day);
  });

  test('of the pushes of days is what folding the whole time gives', () => {
    const property = fc.property(somePushes, (pushes) => {
      const days = DAYS.map((day) => made(day, { pushes: told(pushesOf(day, pushes), day) }));
      const [rolled, whole] = [valueOf(rollUp(WHOLE, days)), pushesOf(WHOLE, pushes)];
      const { pushes: count, carried, onAirS, failed } = whole;
      expect(rolled).toMatchObject({ pushes: count, carried, onAirS, failed });
      expect(causes(rolled)).toEqual(causes(whole));
      expect(onAir(rolled)).toEqual(onAir(whole));
      expect(begun(rolled)).toEqual(begun(whole));
    });
    fc.assert(property);
  });

  test('of parts that are rolled up is the roll-up of the whole', () => {
    const property = fc.property(someDays, fc.integer({ min: 1, max: COUNT - 1 }), (days, middle) => {
      const [before, after] = [days.slice(0, middle), days.slice(middle)];
      const parts = [before, after].map((part) => rollUp(spanOf(part.map(({ day }) => day)), part));
      expect(rollUp(WHOLE, parts)).toEqual(rollUp(WHOLE, days));
    });
    fc.assert(property);
  });

  test('does not depend on the order of days', () => {
    const shuffled = someDays.chain((days) =>
      fc.tuple(fc.constant(days), fc.shuffledSubarray(days, { minLength: COUNT })),
    );
    const property = fc.property(shuffled, ([days, other]) => {
      expect(rollUp(WHOLE, other)).toEqual(rollUp(WHOLE, days));
    });
    fc.assert(property);
  });

  test('names streams by their traffic of all days', () => {
    const days = DAYS.map((day) => made(day));
    expect(rollUp(WHOLE, days).traffic.value).toEqual({
      day: WHOLE.text,
      fluxMB: COUNT * 1_200_000,
      streams: 2,
      top: [
        { name: 'room-1', fluxMB: COUNT * 900_000 },
        { name: 'lobby', fluxMB: COUNT * 300_000 },
      ],
    });
  });

  test('counts streams only where every day has told all of them', () => {
    const [first, ...others] = DAYS.map((day) => made(day));
    const part = told({ day: DAY.text, fluxMB: 10, streams: 3, top: [{ name: 'room-1', fluxMB: 4 }] });
    const rolled = rollUp(WHOLE, first === undefined ? [] : [{ ...first, traffic: part }, ...others]);
    expect(rolled.traffic.value?.streams).toBeUndefined();
    expect(valueOf(rolled).streams).toBeUndefined();
  });

  test('of days of which none is known is missing, with its reason', () => {
    const none = { missing: text`The cloud has forgotten it.` };
    const days = DAYS.map((day) => made(day, { pushes: none }));
    expect(rollUp(WHOLE, days).pushes.missing).toBeDefined();
    expect(rollUp(WHOLE, days).viewers.value?.viewers).toBe(3000);
  });
});
