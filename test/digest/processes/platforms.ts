import { onTestFinished } from 'vitest';
import type { SimClock } from '../../../src/sim/clock.ts';
import { createDiscordSim } from '../../../src/sim/discord/discord-sim.ts';
import { plainText as discordText } from '../../../src/sim/discord/plain-text.ts';
import { plainText as slackText } from '../../../src/sim/slack/reading/reading.ts';
import { createSlackSim } from '../../../src/sim/slack/slack-sim.ts';
import { laneKey, type Lane, type Setup } from './protocol.ts';

export interface Platforms {
  readonly access: Pick<Setup, 'slack' | 'discord'>;
  /** Makes a channel of that name, with a word of a person in it; gives its id. */
  addChannel(lane: Lane, name: string): string;
  /** What the bots posted in the channel and stands there now, oldest first, as people read it; threads left out. */
  reads(lane: Lane, name: string): readonly string[];
  /** What a platform refused of the bots' requests. */
  readonly refusals: () => readonly unknown[];
}

/** A Slack and a Discord of their own, until the test ends. */
export async function openPlatforms(clock: SimClock): Promise<Platforms> {
  const slack = createSlackSim({ clock });
  // Limits would be waited for in real time, which this clock knows nothing of.
  const discord = createDiscordSim({ clock, rateLimits: 'off' });
  const access = { slack: await slack.start(), discord: await discord.start() };
  onTestFinished(async () => void (await Promise.all([slack.stop(), discord.stop()])));
  const person = discord.guild.addMember({ name: 'dan' }).user.id;
  const channels = new Map<string, string>();
  const channelOf = (lane: Lane, name: string) => channels.get(`${laneKey(lane)}${name}`) ?? '';
  const adding = {
    slack(name: string) {
      const id = `C0CASE${slack.workspace.channels.length}`;
      slack.workspace.setChannel({ id, name, members: [access.slack.botUserId] });
      return id;
    },
    discord(name: string) {
      const { id } = discord.guild.addChannel({ name });
      discord.says(id, person, 'good morning');
      return id;
    },
  } satisfies Record<Lane['platform'], (name: string) => string>;
  const reading = {
    slack: (id: string) =>
      slack
        .messages(id)
        .filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts)
        .map((message) => slackText(message)),
    discord: (id: string) =>
      discord
        .messages(id)
        .filter(({ authorId }) => authorId === access.discord.botUserId)
        .map((message) => discordText(message)),
  } satisfies Record<Lane['platform'], (id: string) => readonly string[]>;
  return {
    access,
    addChannel(lane, name) {
      const id = adding[lane.platform](name.replaceAll(' ', '-'));
      channels.set(`${laneKey(lane)}${name}`, id);
      return id;
    },
    reads: (lane, name) => reading[lane.platform](channelOf(lane, name)),
    refusals: () => [...slack.refusals, ...discord.refusals],
  };
}
