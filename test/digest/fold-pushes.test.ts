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
  let onAirS = 0;
  for (let second = from; second < to; second += 1) {
    const names = pushes.filter((each) => each.from <= second && second < each.to).map(({ name }) => name);
    onAirS += new Set(names).size;
  }
  return { onAirS };
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
      expect(parts.reduce((sum, part) => sum + part.onAirS, 0)).toBe(whole.onAirS);
    });
    fc.assert(property);
  });

  test('does not depend on the order in which pushes are told', () => {
    const property = fc.property(somePushes, (pushes) => {
      const { causes, interruptions, longest, ...rest } = sumOf(pushes.toReversed());
      const { causes: others, interruptions: broken, longest: onAir, ...same } = sumOf(pushes);
      expect(rest).toEqual(same);
      expect(counts(causes)).toEqual(counts(others));
      expect(gaps(interruptions)).toEqual(gaps(broken));
      expect(new Map(longest.map((each) => [each.name, each.onAir]))).toEqual(
        new Map(onAir.map((each) => [each.name, each.onAir])),
      );
    });
    fc.assert(property);
  });

  test('is never longer than the window allows', () => {
    const property = fc.property(somePushes, (pushes) => {
      const { streams = 0, onAirS, buckets } = sumOf(pushes);
      expect(onAirS).toBeLessThanOrEqual(1000 * streams);
      for (const bucket of buckets) expect(bucket.onAirS).toBeLessThanOrEqual(900 * streams);
    });
    fc.assert(property);
  });
});

const counts = (causes: PushSum['causes']) =>
  causes.map(({ cause, count }) => `${count} ${plainText(cause)}`).toSorted();

const gaps = (found: PushSum['interruptions']) => found.map(({ from, to }) => to - from);

describe('buckets', () => {
  test('add up to the whole, pushes that came over the edge apart', () => {
    const property = fc.property(somePushes, (pushes) => {
      const sum = sumOf(pushes);
      const added = (key: 'pushes' | 'onAirS' | 'failed') =>
        sum.buckets.reduce((all, bucket) => all + bucket[key], 0);
      expect(added('onAirS')).toBe(sum.onAirS);
      expect(added('failed')).toBe(sum.failed);
      expect(added('pushes') + sum.carried).toBe(sum.pushes);
    });
    fc.assert(property);
  });

  test('hold what began in them and the seconds on air in them', () => {
    const { buckets } = sumOf([{ name: 'a', from: 850, to: 1860 }], { from: 0, to: 2700 });
    expect(buckets).toEqual([
      { at: 0, pushes: 1, onAirS: 50, failed: 0 },
      { at: 900, pushes: 0, onAirS: 900, failed: 0 },
      { at: 1800, pushes: 0, onAirS: 60, failed: 0 },
    ]);
  });
});

describe('interruptions', () => {
  test('are the gaps after a failed push, the longest first', () => {
    const lost = '8/0';
    const { interruptions } = sumOf([
      { name: 'a', from: 1000, to: 1100, stopReason: lost },
      { name: 'a', from: 1150, to: 1200, stopReason: '1/0' },
      { name: 'a', from: 1500, to: 1600, stopReason: lost },
      { name: 'b', from: 1000, to: 1010, stopReason: lost },
      { name: 'b', from: 1210, to: 1220 },
    ]);
    expect(interruptions.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['b', 1010, 1210],
      ['a', 1100, 1150],
    ]);
  });

  test('end where another encoder of the stream held on: there was none', () => {
    const pushes = [
      { name: 'a', from: 1000, to: 1100, stopReason: '8/0' },
      { name: 'a', from: 1050, to: 1300, stopReason: '1/0' },
      { name: 'a', from: 1400, to: 1500 },
    ];
    expect(sumOf(pushes).interruptions).toEqual([]);
  });
});

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
const lost = (from: number, to: number) => ({ name: 'a', from, to, stopReason: '8/0' });

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

  test('are those of the day in which they failed, however late it is read', () => {
    const carried = sumOf([lost(500, 1500), lost(1600, 2000), lost(1900, 2100)]);
    expect(carried).toMatchObject({ pushes: 3, failed: 2 });
    expect(carried.buckets.map(({ failed }) => failed)).toEqual([1, 1]);
    expect(sumOf([lost(1600, 2000), lost(1900, 2100)], { from: 2000, to: 3000 }).failed).toBe(1);
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
