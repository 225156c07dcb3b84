import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DayPart } from '../../src/digest/fold-parts.ts';
import { sampleParts } from '../../src/digest/sample-parts.ts';
import type { PlayPart } from '../../src/live/port.ts';

const MINUTES = 1440;
const FROM = 1_795_910_400;
const DAY = { from: FROM, to: FROM + MINUTES * 60 };

/** Mbps of a part at a minute of the day. */
type Made = Omit<PlayPart, 'bandwidthMbps'> & { readonly mbps: (minute: number) => number };

const part = (name: string, mbps: Made['mbps'], more: Partial<Made> = {}): Made => ({
  name,
  domain: 'a.example.com',
  protocol: 'Flv',
  mbps,
  ...more,
});

const megabytes = (made: Made): number =>
  Array.from({ length: MINUTES }, (_, minute) => (made.mbps(minute) * 60) / 8).reduce((a, b) => a + b, 0);

async function sampled(made: readonly Made[]): Promise<{ sum: readonly DayPart[]; asked: number }> {
  let asked = 0;
  const whole = made.reduce((sum, each) => sum + megabytes(each), 0);
  const sum = await sampleParts(DAY, whole, (at) => {
    asked += 1;
    const minute = (at - FROM) / 60;
    const rows = made.map(({ mbps, ...rest }) => ({ ...rest, bandwidthMbps: mbps(minute) }));
    return Promise.resolve(rows.filter(({ bandwidthMbps }) => bandwidthMbps > 0));
  });
  return { sum, asked };
}

test('what stays or turns evenly is told exactly by a sample each half hour', async () => {
  const made = [part('even', () => 10), part('rising', (minute) => minute / 100, { protocol: 'Hls' })];
  const { sum, asked } = await sampled(made);
  expect(asked).toBe(49);
  for (const [index, each] of made.entries()) expect(sum[index]?.fluxMB).toBeCloseTo(megabytes(each), 3);
});

test('what jumps at any minute is told within a twentieth of a point, by some samples more', async () => {
  // Away and back within one half hour may be missed: that is less than is ever claimed.
  const jumps = fc.record({
    from: fc.integer({ min: 0, max: MINUTES - 30 }),
    length: fc.integer({ min: 30, max: MINUTES }),
    share: fc.double({ min: 0.05, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(jumps, async ({ from, length, share }) => {
      const isOff = (minute: number): boolean => minute >= from && minute < from + length;
      const steady = part('a', () => 100 * (1 - share));
      const lost = part('a', (minute) => (isOff(minute) ? 0 : 100 * share), { domain: 'b.example.com' });
      const { sum, asked } = await sampled([steady, lost]);
      const told = sum.find(({ domain }) => domain === 'b.example.com')?.fluxMB ?? 0;
      const whole = (100 * 86_400) / 8;
      expect(Math.abs(told - megabytes(lost)) / whole).toBeLessThan(0.0005);
      expect(asked).toBeLessThan(62);
    }),
    { numRuns: 200 },
  );
});

test('however wild a day is, the samples are bounded', async () => {
  const { asked } = await sampled([part('wild', (minute) => (minute * 7919) % 101)]);
  expect(asked).toBe(49 + 96);
});

test('streams too small to matter are one, by play domain and protocol, and nothing is lost', async () => {
  const small = Array.from({ length: 300 }, (_, index) =>
    part(`small-${index}`, () => 0.01, { protocol: index % 2 === 0 ? 'Flv' : 'Hls' }),
  );
  const { sum } = await sampled([part('large', () => 97), ...small]);
  expect(sum.map(({ stream, protocol, fluxMB }) => [stream, protocol, Math.round(fluxMB)])).toEqual([
    ['large', 'Flv', 1_047_600],
    [undefined, 'Flv', 16_200],
    [undefined, 'Hls', 16_200],
  ]);
});
