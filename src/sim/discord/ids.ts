import type { SimClock } from '../clock.ts';

const discordEpochMs = 1_420_070_400_000;

/** Makes Discord ids: the clock's milliseconds above 22 bits that count up, so they sort by age. */
export function createIds(clock: SimClock): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return String((BigInt(clock.now() - discordEpochMs) << 22n) + (count & 0x3fffffn));
  };
}
