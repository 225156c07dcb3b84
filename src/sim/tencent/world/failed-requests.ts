import { deliveriesOf, type Delivery } from './deliveries.ts';
import { outageOver } from './outage.ts';
import type { World } from './world.ts';

/** What viewers asked for in one minute. */
export interface MinuteRequests {
  readonly atMs: number;
  /** Those that failed, too. */
  readonly all: number;
  /** By HTTP code. */
  readonly failed: ReadonlyMap<number, number>;
}

export interface AskedRequests {
  readonly fromMs: number;
  /** The last minute. */
  readonly toMs: number;
  readonly playDomains: readonly string[] | undefined;
}

/** Requests of these minutes, oldest first: who comes to a place that is out is told so by HTTP. */
export function requestsOf(
  world: Pick<World, 'runs' | 'playDomains' | 'outages'>,
  { fromMs, toMs, playDomains }: AskedRequests,
): readonly MinuteRequests[] {
  const minutes = new Map<number, { all: number; failed: Map<number, number> }>();
  const unbroken = { playDomains: world.playDomains, outages: [] };
  for (const delivery of deliveriesOf(world.runs(), unbroken, fromMs, toMs)) {
    if (playDomains?.includes(delivery.playDomain) === false) continue;
    const minute = minutes.get(delivery.minuteMs) ?? { all: 0, failed: new Map<number, number>() };
    minutes.set(delivery.minuteMs, minute);
    minute.all += delivery.requests;
    const code = codeOf(delivery, world);
    if (code !== undefined) minute.failed.set(code, (minute.failed.get(code) ?? 0) + delivery.requests);
  }
  return [...minutes].toSorted(([a], [b]) => a - b).map(([atMs, minute]) => ({ atMs, ...minute }));
}

/** RTMP has no HTTP codes. */
const codeOf = (delivery: Delivery, { outages }: Pick<World, 'outages'>): number | undefined =>
  delivery.protocol === 'Rtmp' ? undefined : outageOver(outages, delivery, delivery.minuteMs)?.httpCode;
