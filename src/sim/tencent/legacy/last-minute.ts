import { sumOf } from '../actions/play-sums.ts';
import type { PlaySum } from '../actions/play-sums.ts';
import { minuteMs } from '../wire/times.ts';
import { deliveriesOf, floorMinute } from '../world/deliveries.ts';
import type { Delivery } from '../world/deliveries.ts';
import { streamPath } from '../world/stream.ts';
import type { StreamKey } from '../world/stream.ts';
import type { World } from '../world/world.ts';

/** The play figures of one whole minute. */
export interface MinutePlays {
  /** Of the whole account. */
  readonly total: PlaySum;
  /** Of one stream; without a play domain, over all of them. */
  of(stream: StreamKey, playDomain: string | undefined): PlaySum;
}

/**
 * What was played in the last whole minute: figures refresh every 60 s (tencent-live 3.3). It is kept until a minute
 * or a push more is over, so that a large account can be read page by page.
 */
export class LastMinute {
  readonly #world: World;
  #kept: { readonly key: string; readonly plays: MinutePlays } | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  plays(): MinutePlays {
    const world = this.#world;
    const minute = floorMinute(world.clock.now()) - minuteMs;
    const key = [minute, world.live().length, world.history().length].join('/');
    if (this.#kept?.key !== key) this.#kept = { key, plays: playsIn(world, minute) };
    return this.#kept.plays;
  }
}

function playsIn(world: World, minute: number): MinutePlays {
  const byStream = new Map<string, Delivery[]>();
  const all = [...deliveriesOf(world.runs(), world, minute, minute)];
  for (const delivery of all) {
    const path = streamPath(delivery.stream);
    const own = byStream.get(path);
    if (own) own.push(delivery);
    else byStream.set(path, [delivery]);
  }
  return {
    total: sumOf(all),
    of(stream, asked) {
      const own = byStream.get(streamPath(stream)) ?? [];
      return sumOf(own.filter(({ playDomain }) => playDomain === (asked ?? playDomain)));
    },
  };
}
