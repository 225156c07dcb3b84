import type { SimClock } from '../../clock.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Makers of everything in Slack that is unique. */
export interface Ids {
  /** `prefix` and ten characters, such as C0A1B2C3D4E. */
  id(prefix: string): string;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** The envelope id's shape. */
  uuid(): string;
  /** A message's name: UNIX seconds with six digits, never twice the same. */
  ts(): string;
}

/** `random` gives numbers from 0 up to 1. */
export function createIds(clock: SimClock, random: () => number): Ids {
  let lastMicros = 0;
  const pick = (from: string, length: number) =>
    Array.from({ length }, () => from.charAt(Math.floor(random() * from.length))).join('');
  const hex = (length: number) => pick('0123456789abcdef', length);
  return {
    id: (prefix) => prefix + pick(alphabet, 10),
    hex,
    uuid: () => [8, 4, 4, 4, 12].map(hex).join('-'),
    ts() {
      lastMicros = Math.max(lastMicros + 1, clock.now() * 1000);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
  };
}

/** A repeatable source of numbers from 0 up to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
