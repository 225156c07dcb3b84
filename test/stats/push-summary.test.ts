import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import type { PushPoint } from '../../src/live/port.ts';
import { pushFindings } from '../../src/stats/push-findings.ts';
import { summarizePushes } from '../../src/stats/push-summary.ts';

const STEP_S = 5;
const START = 1_795_348_800;
const HOUR = { from: START, to: START + 3600 };

const point = (slot: number, more: Partial<PushPoint> = {}): PushPoint => ({
  at: START + slot * STEP_S,
  fps: 30,
  declaredFps: 30,
  videoBps: 3_900_000,
  audioBps: 100_000,
  totalBps: 4_000_000,
  declaredVideoBps: 4_000_000,
  resolution: '1920*1080',
  gopMs: 2000,
  behindMs: 0,
  push: 'a',
  ...more,
});
const hour = (more: (slot: number) => Partial<PushPoint> = () => ({})) =>
  Array.from({ length: 720 }, (_, slot) => point(slot, more(slot)));
const findings = (points: readonly PushPoint[]) =>
  pushFindings(summarizePushes(points, HOUR, STEP_S)).map((said) => plainText(said));

describe('findings', () => {
  test('there are none of a push that is as declared', () => {
    expect(findings(hour())).toEqual([]);
  });

  test('an encoder that falls behind, by how much', () => {
    expect(findings(hour((slot) => ({ behindMs: slot * STEP_S * 80 })))).toEqual([
      'The encoder ran 8 % slower than real time: its computer or its upstream was too slow.',
    ]);
  });

  test('every push begins its clock anew: a new one is no catching up', () => {
    const twoPushes = hour((slot) => ({
      push: slot < 360 ? 'a' : 'b',
      behindMs: (slot % 360) * STEP_S * 80,
    }));
    expect(summarizePushes(twoPushes, HOUR, STEP_S).drift).toBeCloseTo(0.08, 6);
  });

  test('frames and bitrate below what is declared, when that is no moment', () => {
    expect(findings(hour((slot) => (slot < 72 ? { fps: 20 } : {})))).toEqual([
      'For 10 % of the time on air there were fewer than 90 % of the declared frames.',
    ]);
    expect(findings(hour((slot) => (slot < 72 ? { videoBps: 100_000 } : {})))).toEqual([
      'For 10 % of the time on air the bitrate was below 50 % of what is declared.',
    ]);
    expect(findings(hour((slot) => (slot < 7 ? { fps: 1 } : {})))).toEqual([]);
  });

  test('interruptions, and not the time before the first push or after the last', () => {
    const points = hour().filter((_, slot) => slot > 100 && slot < 600 && (slot < 200 || slot > 219));
    expect(findings(points)).toEqual(['The push was interrupted once, for 1m 40s.']);
  });

  test('a cloud that tells frames and bitrate alone is not blamed for the rest', () => {
    const untold = {
      declaredFps: undefined,
      declaredVideoBps: undefined,
      videoBps: undefined,
      behindMs: undefined,
      gopMs: undefined,
      push: undefined,
      resolution: undefined,
    };
    const summary = summarizePushes(
      hour(() => untold),
      HOUR,
      STEP_S,
    );
    expect(summary).toMatchObject({ drift: undefined, gopMs: undefined, resolutions: [], onAirS: 3600 });
    expect(pushFindings(summary)).toEqual([]);
  });
});

test('whatever is missing, time on air and gaps are the window', () => {
  const slots = fc.uniqueArray(fc.integer({ min: 0, max: 719 }), { maxLength: 300 });
  fc.assert(
    fc.property(slots, (list) => {
      const points = list.toSorted((a, b) => a - b).map((slot) => point(slot));
      const { onAirS, gaps } = summarizePushes(points, HOUR, STEP_S);
      const off = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
      // A single missing value counts as on air; only slivers at the ends of the window are left out.
      expect(3600 - onAirS - off).toBeLessThan(2 * 2 * STEP_S);
      expect(3600 - onAirS - off).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});
