import { floorInBeijing, minuteMs } from '../wire/times.ts';
import type { Delivery } from '../world/deliveries.ts';
import { megabitsPerSecond } from './play-sums.ts';

/** Bandwidth is billed by its means over 5 minutes. */
export interface FluxSample {
  readonly atMs: number;
  readonly bytes: number;
  readonly mbps: number;
}

const sampleMs = 5 * minuteMs;

/** A sample for each 5 minutes from `fromMs` up to and including those of `toMs`, oldest first. */
export function fluxSamples(
  sent: Iterable<Pick<Delivery, 'minuteMs' | 'bytes'>>,
  fromMs: number,
  toMs: number,
): readonly FluxSample[] {
  const sums = new Map<number, number>();
  for (const { minuteMs: at, bytes } of sent) {
    const sample = floorInBeijing(at, sampleMs);
    sums.set(sample, (sums.get(sample) ?? 0) + bytes);
  }
  const count = Math.max(0, Math.floor((toMs - fromMs) / sampleMs) + 1);
  return Array.from({ length: count }, (_, index) => {
    const atMs = fromMs + index * sampleMs;
    const bytes = sums.get(atMs) ?? 0;
    return { atMs, bytes, mbps: megabitsPerSecond(bytes, sampleMs) };
  });
}

/** The first of the highest; `undefined` without samples. */
export function busiest(samples: readonly FluxSample[]): FluxSample | undefined {
  return descending(samples)[0];
}

/** The highest that is left when the top 5 % are put aside. */
export function percentile95(samples: readonly FluxSample[]): FluxSample | undefined {
  return descending(samples)[Math.floor(samples.length * 0.05)];
}

function descending(samples: readonly FluxSample[]): readonly FluxSample[] {
  return samples.toSorted((a, b) => b.mbps - a.mbps || a.atMs - b.atMs);
}
