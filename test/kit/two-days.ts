import { at } from './digest-past.ts';
import { words } from './person.ts';
import { playedMB } from './played.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';
import type { Delivery } from '../../src/sim/tencent/world/deliveries.ts';

/** By UTC. It is noon of the 22nd when a world opens; the digest is of the 23rd. */
export const moment = (day: number, clock: string): number => Date.parse(`2026-11-${day}T${clock}:00Z`);
const midnight = (day: number): number => moment(day, '00:00');

/** Two days of a world that is lived through: 2026-11-22 and the 23rd, which is asked about on the 24th. */
export interface TwoDays {
  readonly world: World;
  comes(atMs: number): Promise<void>;
  /** On air from now on, or since the 21st while nothing has happened yet. */
  live(name: string, viewers: number, options?: { readonly swing?: number }): void;
  bans(name: string): Promise<void>;
  unbans(name: string): Promise<void>;
  cuts(name: string): Promise<void>;
  /** The digest of the 23rd as it is read at 10:00 on the 24th. */
  digest(): Promise<string>;
  /** The lines of its causes; none when nothing is claimed. */
  why(): Promise<readonly string[]>;
  /** Points that the world itself says were won or lost, of all deliveries or of some; within a time by the clock. */
  readonly points: (counts?: (delivery: Delivery) => boolean, from?: string, to?: string) => number;
}

export async function openTwoDays(options: WorldOptions = {}): Promise<TwoDays> {
  const world = await openWorld(options);
  const { cloud, clock } = world;
  const openedMs = clock.now();
  const mod = world.person('mod');
  const comes: TwoDays['comes'] = async (atMs) => {
    const seconds = (atMs - clock.now()) / 1000;
    if (seconds > 0) await world.passTime(seconds, seconds);
  };
  const presses = async (line: string, label: string): Promise<void> => {
    await mod.presses(await mod.types(line), label);
  };
  const digest: TwoDays['digest'] = async () => {
    await comes(moment(24, '10:00'));
    return words(await world.person('mel').types('digest now day=2026-11-23'));
  };
  return {
    world,
    comes,
    live(name, viewers, more) {
      const beganMs = clock.now() === openedMs ? midnight(21) : clock.now();
      cloud.world.goLive(at(name), { viewers, beganMs, ...more });
    },
    bans: (name) => presses(`ban ${name} 24h nudity`, 'Ban for'),
    unbans: (name) => presses(`unban ${name}`, 'Unban'),
    cuts: (name) => presses(`cut ${name}`, 'Cut'),
    digest,
    async why() {
      const lines = (await digest()).split('\n');
      const from = lines.findIndex((line) => line.startsWith('Why traffic changed'));
      return from < 0 ? [] : lines.slice(from, lines.indexOf('', from));
    },
    points(counts, from = '00:00', to) {
      const [span, end] = [Date.parse(`1970-01-01T${from}:00Z`), to && Date.parse(`1970-01-01T${to}:00Z`)];
      const played = (day: number, fits?: (delivery: Delivery) => boolean) => {
        const toMs = end === undefined ? midnight(day + 1) : midnight(day) + Number(end);
        return playedMB(cloud, midnight(day) + span, toMs, fits);
      };
      const whole = playedMB(cloud, midnight(22), midnight(23));
      return (100 * (played(23, counts) - played(22, counts))) / whole;
    },
  };
}
