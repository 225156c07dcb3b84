import { minuteMs } from '../wire/times.ts';
import type { Delivery } from '../world/deliveries.ts';

/** What several deliveries are together. */
export interface PlaySum {
  readonly bytes: number;
  readonly online: number;
  readonly requests: number;
}

const nothing: PlaySum = { bytes: 0, online: 0, requests: 0 };

export function sumOf(deliveries: readonly Delivery[]): PlaySum {
  return deliveries.reduce(plus, nothing);
}

/** Sums the deliveries that have the same key, in the order of the first of each. */
export function sumsBy<Key>(
  deliveries: Iterable<Delivery>,
  keyOf: (delivery: Delivery) => Key,
): ReadonlyMap<Key, PlaySum> {
  const sums = new Map<Key, PlaySum>();
  for (const delivery of deliveries) {
    const key = keyOf(delivery);
    sums.set(key, plus(sums.get(key) ?? nothing, delivery));
  }
  return sums;
}

function plus(sum: PlaySum, more: PlaySum): PlaySum {
  return {
    bytes: sum.bytes + more.bytes,
    online: sum.online + more.online,
    requests: sum.requests + more.requests,
  };
}

/** Tencent's MB are of 1 000 000 bytes: 10 Mbps make 75 MB a minute in its own sample. */
export function megabytes(bytes: number): number {
  return bytes / 1e6;
}

/** The mean rate of so many bytes within `overMs`. */
export function megabitsPerSecond(bytes: number, overMs = minuteMs): number {
  return (bytes * 8) / 1e6 / (overMs / 1000);
}
