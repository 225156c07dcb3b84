import type { Field } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { deliveriesOf } from '../world/deliveries.ts';
import type { Delivery } from '../world/deliveries.ts';
import type { World } from '../world/world.ts';

/** Every viewer here has standard live, so that who asks for `LEB` gets nothing. */
export const serviceField: Field = { type: 'text', oneOf: ['LVB', 'LEB'] };

/** Every viewer sits in the mainland. */
export const regionField: Field = { type: 'text', oneOf: ['Mainland', 'Oversea'] };

export interface AskedMinutes {
  readonly fromMs: number;
  /** The last minute. */
  readonly toMs: number;
  /** Left out: all of them. */
  readonly playDomains?: readonly string[] | undefined;
  readonly name?: string | undefined;
}

/** The deliveries of these minutes that fit what was asked for, `ServiceName` and `MainlandOrOversea` included. */
export function* askedDeliveries(world: World, params: Params, asked: AskedMinutes): Generator<Delivery> {
  if (params.maybeText('ServiceName') === 'LEB') return;
  if (params.maybeText('MainlandOrOversea') === 'Oversea') return;
  const { fromMs, toMs, name, playDomains } = asked;
  const runs = world.runs().filter(({ stream }) => (name ?? stream.name) === stream.name);
  for (const delivery of deliveriesOf(runs, world, fromMs, toMs)) {
    if (playDomains?.includes(delivery.playDomain) ?? true) yield delivery;
  }
}
