import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  judgePush,
  measureOfPoints,
  PROBLEMS,
  problemsOf,
  type PushMeasure,
} from '../../src/leases/push-health.ts';
import type { PushPoint } from '../../src/live/port.ts';

const HEALTHY: PushMeasure = {
  resolution: '1920*1080',
  fps: 30,
  declaredFps: 30,
  videoBps: 4_000_000,
  audioBps: 128_000,
  totalBps: 4_128_000,
  declaredVideoBps: 4_000_000,
  gopMs: 2000,
  drift: 0,
};
const NOTHING: PushMeasure = {
  resolution: undefined,
  fps: undefined,
  declaredFps: undefined,
  videoBps: undefined,
  audioBps: undefined,
  totalBps: undefined,
  declaredVideoBps: undefined,
  gopMs: undefined,
  drift: undefined,
};

test.each<[string, Partial<PushMeasure>]>([
  ['healthy', {}],
  ['healthy', { drift: 0.029 }],
  ['slow', { drift: 0.03 }],
  ['slow', { drift: 0.08, fps: 20 }],
  ['healthy', { drift: -0.09 }],
  ['fast', { drift: -0.1 }],
  ['fast', { drift: -9 }],
  ['healthy', { fps: 27 }],
  ['few-frames', { fps: 26.9 }],
  ['few-frames', { fps: 0 }],
  ['healthy', { fps: 60 }],
  ['healthy', { fps: 12, declaredFps: 0 }],
  ['healthy', { videoBps: 2_000_000 }],
  ['low-bitrate', { videoBps: 1_999_999 }],
  ['healthy', { videoBps: 100, declaredVideoBps: undefined }],
  ['no-video', { videoBps: 0, totalBps: 128_000 }],
  ['no-audio', { audioBps: 0 }],
  ['nothing', { videoBps: 0, audioBps: 0, totalBps: 0 }],
  ['healthy', { gopMs: 4000 }],
  ['long-gop', { gopMs: 4001 }],
  ['healthy', { ...NOTHING, drift: 0 }],
  ['healthy', { ...NOTHING, fps: 25, declaredFps: 25 }],
  ['unjudged', NOTHING],
  ['unjudged', { ...NOTHING, fps: 25, totalBps: 3_000_000 }],
  ['unjudged', { ...NOTHING, gopMs: 2000, audioBps: 96_000, videoBps: 1_000_000 }],
])('%s: %o', (verdict, over) => {
  expect(judgePush({ ...HEALTHY, ...over })).toBe(verdict);
});

const maybe = (most: number) => fc.option(fc.integer({ min: 0, max: most }), { nil: undefined });
const anyMeasure: fc.Arbitrary<PushMeasure> = fc.record({
  resolution: fc.option(fc.constantFrom('1920*1080', '0*0'), { nil: undefined }),
  fps: maybe(240),
  declaredFps: maybe(240),
  videoBps: maybe(50_000_000),
  audioBps: maybe(512_000),
  totalBps: maybe(50_000_000),
  declaredVideoBps: maybe(50_000_000),
  gopMs: maybe(60_000),
  drift: fc.option(fc.double({ min: -10, max: 1, noNaN: true }), { nil: undefined }),
});

describe('any figures at all', () => {
  test('are judged by the worst of what is wrong with them', () => {
    fc.assert(
      fc.property(anyMeasure, (measure) => {
        const problems = problemsOf(measure);
        const order = problems.map((problem) => PROBLEMS.indexOf(problem));
        expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
        const [expected] = [...problems, 'none'];
        const verdict = judgePush(measure);
        const isFine = verdict === 'healthy' || verdict === 'unjudged';
        expect(isFine ? 'none' : verdict).toBe(expected);
      }),
    );
  });

  test('are never held against a figure that was not told', () => {
    const keys = ['fps', 'videoBps', 'drift', 'gopMs', 'audioBps', 'totalBps'] as const;
    fc.assert(
      fc.property(anyMeasure, fc.constantFrom(...keys), (measure, key) => {
        const before = problemsOf(measure);
        const after = problemsOf({ ...measure, [key]: undefined });
        expect(before).toEqual(expect.arrayContaining([...after]));
      }),
    );
  });

  test('that get worse are never judged to be better', () => {
    fc.assert(
      fc.property(anyMeasure, fc.double({ min: 0, max: 5, noNaN: true }), (measure, more) => {
        if (measure.drift === undefined || measure.drift < 0) return;
        const worse = problemsOf({ ...measure, drift: measure.drift + more });
        expect(worse).toEqual(expect.arrayContaining([...problemsOf(measure)]));
      }),
    );
  });
});

const point = (at: number, over: Partial<PushPoint> = {}): PushPoint => ({
  at,
  fps: 30,
  declaredFps: 30,
  videoBps: 4_000_000,
  audioBps: 128_000,
  totalBps: 4_128_000,
  declaredVideoBps: 4_000_000,
  resolution: '1920*1080',
  gopMs: 2000,
  behindMs: 0,
  push: 'a',
  ...over,
});
/** Every 5 s for a minute. */
const minute = (over: (at: number) => Partial<PushPoint>) =>
  Array.from({ length: 12 }, (_, index) => point(index * 5, over(index * 5)));

describe('a history', () => {
  test('of an encoder that falls 80 ms behind in each second runs 8 % slow', () => {
    const measure = measureOfPoints(
      minute((at) => ({ behindMs: at * 80 })),
      5,
    );
    expect(measure.drift).toBeCloseTo(0.08);
    expect(judgePush(measure)).toBe('slow');
  });

  test('is judged by its median, not by one moment', () => {
    const once = minute((at) => (at === 30 ? { fps: 1, videoBps: 5 } : {}));
    expect(judgePush(measureOfPoints(once, 5))).toBe('healthy');
  });

  test('tells of its newest push alone', () => {
    const both = [...minute(() => ({ fps: 5, push: 'old' })), point(65), point(70), point(75)];
    expect(measureOfPoints(both, 5)).toMatchObject({ fps: 30, drift: undefined });
  });

  test('of nothing tells nothing', () => {
    expect(judgePush(measureOfPoints([], 5))).toBe('unjudged');
  });
});
