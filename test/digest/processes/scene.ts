import { onTestFinished } from 'vitest';
import { newDigest } from '../../../src/digest/fixed.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { createTencentSim, type TencentSim } from '../../../src/sim/tencent/tencent-sim.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Digests } from '../../../src/store/port.ts';
import type { FateOf } from './bot.ts';
import { openCrew, type Crew } from './crew.ts';
import { DAY_S, pushesOf, recall } from './past.ts';
import { openPlatforms, type Platforms } from './platforms.ts';
import { laneKey, lanesOf, type Database, type Lane, type Point } from './protocol.ts';

const PAST_DAYS = 10;
/** That a scene can last. */
const DAYS = 40;

export interface Subscription {
  /** Of the digests and their channels. */
  readonly name: string;
  readonly hour: number;
  readonly minute: number;
  readonly zone: string;
}

/** Three bots over each database, in front of one cloud, one Slack and one Discord, on one clock that is moved by hand. */
export interface Scene extends Pick<Crew, 'refill' | 'said'>, Pick<Platforms, 'reads' | 'refusals'> {
  readonly lanes: readonly Lane[];
  readonly world: TencentSim['world'];
  readonly now: () => number;
  /** Moves the clock; no digest runs on the way. The cloud learns of pushes when they end. */
  passTo(moment: number): void;
  /** A daily digest in each lane, in a channel of its own. */
  subscribe(subscription: Subscription): Promise<void>;
  unsubscribe(name: string): Promise<void>;
  /** All bots run all digests that are due at the same moment; each lane stops at the point, if one is given. */
  tick(armed?: Point, fateOf?: FateOf): Promise<void>;
  /** One bot dies when each digest of a point's name has come to that point in each lane; see `Crew`. */
  killAt(points: readonly Point[]): Promise<void>;
}

export async function openScene(databases: readonly Database[], start: number): Promise<Scene> {
  const clock = manualClock(start * 1000);
  const now = () => Math.floor(clock.now() / 1000);
  const cloud = createTencentSim({ clock });
  const account = await cloud.start();
  onTestFinished(() => cloud.stop());
  const platforms = await openPlatforms(clock);
  const stores = new Map<string, Digests>();
  for (const { name, url } of databases) {
    const store = await openStore(url, { now });
    onTestFinished(() => store.close());
    stores.set(name, store.digests);
  }
  const first = start - (start % DAY_S) - PAST_DAYS * DAY_S;
  const days = Array.from({ length: PAST_DAYS + DAYS }, (_, day) => pushesOf(first + day * DAY_S));
  let toCome = days.flat();
  const recallPast = (): void => {
    for (const push of toCome.filter(({ to }) => to <= now())) recall(cloud.world, push);
    toCome = toCome.filter(({ to }) => to > now());
  };
  recallPast();
  const crew = await openCrew(() => ({ cloud: account, ...platforms.access, databases, now: now() }));
  const lanes = lanesOf(databases);
  const whole = lanes.map((lane) => ({ store: lane.store, ids: laneKey(lane) }));
  const channels = new Map<string, string>();
  return {
    ...crew,
    ...platforms,
    lanes,
    world: cloud.world,
    now,
    passTo(moment) {
      clock.advance((moment - now()) * 1000);
      recallPast();
    },
    tick: (armed, fateOf) => crew.run(armed ? whole.map((round) => ({ ...round, armed })) : whole, fateOf),
    killAt(points) {
      const rounds = whole.flatMap(({ store, ids }) =>
        points.map((point) => ({ store, ids: `${ids}${point}`, armed: point })),
      );
      return crew.killIn(rounds, whole);
    },
    async subscribe({ name, hour, minute, zone }) {
      for (const lane of lanes) {
        const channel = platforms.addChannel(lane, name);
        const days = { every: 'daily' } as const;
        const line = { platform: lane.platform, channel, days, at: { hour, minute }, zone, by: 'slack:mod' };
        const digest = newDigest(`${laneKey(lane)}${name}`, line, now());
        channels.set(digest.id, digest.channel);
        await stores.get(lane.store)?.add(digest);
      }
    },
    async unsubscribe(name) {
      for (const lane of lanes) {
        const id = `${laneKey(lane)}${name}`;
        await stores.get(lane.store)?.remove(id, channels.get(id) ?? '');
      }
    },
  };
}
