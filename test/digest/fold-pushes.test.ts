import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldPushes, type PushSum } from '../../src/digest/fold-pushes.ts';
import { plainText } from '../../src/core/text.ts';
import { push, type PushParts } from './pushes.ts';

const WINDOW = { from: 1000, to: 2000 };

function sumOf(parts: readonly PushParts[], window = WINDOW): PushSum {
  const fold = foldPushes(window);
  for (const part of parts) fold.add(push(part));
  return fold.sum();
}

const somePush = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    from: fc.integer({ min: 0, max: 3000 }),
    durationS: fc.nat(1500),
    stopReason: fc.constantFrom('3/0', '18/305', '18/501', '8/0', '21/100', 'prose', '0'),
  })
  .map(({ durationS, ...rest }) => ({ ...rest, to: rest.from + durationS }));
const somePushes = fc.array(somePush, { maxLength: 150 });

/** Second by second, without any cleverness. */
function slowly(pushes: readonly PushParts[], { from, to } = WINDOW) {
  let [onAirS, anyOnAirS] = [0, 0];
  for (let second = from; second < to; second += 1) {
    const names = pushes.filter((each) => each.from <= second && second < each.to).map(({ name }) => name);
    onAirS += new Set(names).size;
    anyOnAirS += names.length > 0 ? 1 : 0;
  }
  return { onAirS, anyOnAirS };
}

describe('time on air', () => {
  test('is what counting second by second gives', () => {
    fc.assert(
      fc.property(somePushes, (pushes) => {
        expect(sumOf(pushes)).toMatchObject(slowly(pushes));
      }),
      { numRuns: 60 },
    );
  });

  test('of the parts of a window adds up to that of the whole', () => {
    const property = fc.property(somePushes, fc.integer({ min: 1001, max: 1999 }), (pushes, middle) => {
      const whole = sumOf(pushes);
      const parts = [sumOf(pushes, { from: 1000, to: middle }), sumOf(pushes, { from: middle, to: 2000 })];
      for (const key of ['onAirS', 'anyOnAirS'] as const) {
        expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(whole[key]);
      }
    });
    fc.assert(property);
  });

  test('does not depend on the order in which pushes are told', () => {
    const property = fc.property(somePushes, (pushes) => {
      const { causes, ...rest } = sumOf(pushes.toReversed());
      const { causes: others, ...same } = sumOf(pushes);
      expect(rest).toEqual(same);
      expect(counts(causes)).toEqual(counts(others));
    });
    fc.assert(property);
  });

  test('is never longer than the window allows', () => {
    const property = fc.property(somePushes, (pushes) => {
      const { streams, onAirS, anyOnAirS } = sumOf(pushes);
      expect(anyOnAirS).toBeLessThanOrEqual(1000);
      expect(onAirS).toBeLessThanOrEqual(1000 * streams);
      expect(anyOnAirS).toBeLessThanOrEqual(onAirS);
    });
    fc.assert(property);
  });
});

const counts = (causes: PushSum['causes']) =>
  causes.map(({ cause, count }) => `${count} ${plainText(cause)}`).toSorted();

describe('pushes', () => {
  test('of two encoders of one stream count twice, their time once', () => {
    const pushes = [
      { name: 'a', from: 1100, to: 1300 },
      { name: 'a', from: 1200, to: 1400 },
    ];
    expect(sumOf(pushes)).toMatchObject({ pushes: 2, streams: 1, onAirS: 300 });
  });

  test('are cut off at both ends of the window, and left out beyond them', () => {
    const pushes = [
      { name: 'over both', from: 0, to: 5000 },
      { name: 'before', from: 0, to: 1000 },
      { name: 'after', from: 2000, to: 2500 },
      { name: 'refused before', from: 999, to: 999, stopReason: '18/305' },
      { name: 'refused after', from: 2000, to: 2000, stopReason: '18/305' },
    ];
    expect(sumOf(pushes)).toMatchObject({ pushes: 1, streams: 1, onAirS: 1000, failed: 0 });
  });

  test('that are still on air are on air until the end of the window', () => {
    const fold = foldPushes(WINDOW);
    const { stream } = push({ name: 'a', from: 0, to: 0 });
    fold.addLive(stream, 1500);
    fold.addLive(stream, 2000);
    expect(fold.sum()).toMatchObject({ pushes: 1, onAirS: 500, failed: 0 });
  });
});

const refused = (stopReason: string, from: number) => ({ name: 'a', from, to: from, stopReason });

describe('failed pushes', () => {
  test('are counted by cause, most frequent first, and their counts add up', () => {
    const sum = sumOf([
      refused('18/501', 1001),
      refused('18/305', 1000),
      refused('18/305', 1002),
      { name: 'b', from: 1000, to: 1100, stopReason: '8/0' },
      { name: 'b', from: 1200, to: 1300, stopReason: '3/0' },
      { name: 'b', from: 1400, to: 1500, stopReason: '21/101' },
    ]);
    expect(sum.failed).toBe(4);
    expect(sum.causes.map(({ cause, count }) => `${count} ${plainText(cause)}`)).toEqual([
      '2 refused: the stream name is banned',
      '1 refused: the push URL has expired',
      '1 no data arrived for a long time',
    ]);
  });

  test('take words that are no known reason as a cause where nothing was pushed, and as none where it was', () => {
    const words = 'The client interrupted the stream';
    expect(sumOf([{ name: 'a', from: 1000, to: 1100, stopReason: words }]).failed).toBe(0);
    const [cause] = sumOf([{ name: 'a', from: 1000, to: 1000, stopReason: words }]).causes;
    expect(cause && plainText(cause.cause)).toBe(words);
  });

  test('and their causes always add up', () => {
    const property = fc.property(somePushes, (pushes) => {
      const { failed, causes } = sumOf(pushes);
      expect(causes.reduce((sum, { count }) => sum + count, 0)).toBe(failed);
    });
    fc.assert(property);
  });
});
