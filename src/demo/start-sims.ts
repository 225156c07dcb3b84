import type { SimClock } from '../sim/clock.ts';
import { createDiscordSim, type DiscordSim, type StartedDiscord } from '../sim/discord/discord-sim.ts';
import { createSlackSim, type SlackAccess, type SlackSim } from '../sim/slack/slack-sim.ts';
import { seedDemoWorld } from '../sim/tencent/demo-world.ts';
import { createTencentSim, type TencentSim, type TencentSimAddress } from '../sim/tencent/tencent-sim.ts';
import type { World } from '../sim/tencent/world/world.ts';

export interface Sims {
  readonly cloud: TencentSim;
  readonly slack: SlackSim;
  readonly discord: DiscordSim;
}

export interface StartedSims extends Sims {
  readonly access: {
    readonly cloud: TencentSimAddress;
    readonly slack: SlackAccess;
    readonly discord: StartedDiscord;
  };
  readonly stop: () => Promise<void>;
}

/** Fills an empty world, and may keep it moving until the answer is called. */
export type SeedWorld = (world: World) => () => void;

/** The three stand-ins on free ports of 127.0.0.1, with a small world of streams that moves, or with another. */
export async function startSims(clock: SimClock, seedWorld: SeedWorld = seedDemoWorld): Promise<StartedSims> {
  const cloud = createTencentSim({ clock });
  const slack = createSlackSim({ clock });
  const discord = createDiscordSim({ clock });
  const stopWorld = seedWorld(cloud.world);
  const [cloudAt, slackAt, discordAt] = await Promise.all([cloud.start(), slack.start(), discord.start()]);
  return {
    cloud,
    slack,
    discord,
    access: { cloud: cloudAt, slack: slackAt, discord: discordAt },
    async stop() {
      stopWorld();
      await Promise.all([cloud.stop(), slack.stop(), discord.stop()]);
    },
  };
}
