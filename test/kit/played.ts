import type { TencentSim } from '../../src/sim/tencent/tencent-sim.ts';
import { deliveriesOf, type Delivery } from '../../src/sim/tencent/world/deliveries.ts';

/** MB that a world sent in `[fromMs, toMs)`, summed over its deliveries and nothing else. */
export function playedMB(
  { world }: Pick<TencentSim, 'world'>,
  fromMs: number,
  toMs: number,
  counts: (delivery: Delivery) => boolean = () => true,
): number {
  let bytes = 0;
  for (const delivery of deliveriesOf(world.runs(), world, fromMs, toMs - 1)) {
    if (counts(delivery)) bytes += delivery.bytes;
  }
  return bytes / 1e6;
}
