import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Commands } from '../core/command.ts';
import type { Grants } from '../core/permissions.ts';
import { Secret } from '../core/secret.ts';
import type { Log } from '../core/services.ts';
import { loadCommands } from '../load-commands.ts';
import { every, random } from '../machine.ts';
import { createSigner } from '../signer.ts';
import { realClock, type SimClock } from '../sim/clock.ts';
import { start, type Running } from '../start.ts';
import { createWebServer } from '../web/server.ts';
import { demoConfig } from './demo-config.ts';
import { createDiscordPane } from './discord/discord-pane.ts';
import { seedGuild, type SeededGuild } from './discord/seed-guild.ts';
import { loopbackSigner } from './loopback-signer.ts';
import { apiRoutes } from './server/api-routes.ts';
import { pageRoutes } from './server/page-routes.ts';
import { createStateFeed } from './server/state-feed.ts';
import type { Stage } from './server/stage.ts';
import { createWatch } from './server/watch.ts';
import { seedWorkspace, type SeededWorkspace } from './slack/seed-workspace.ts';
import { createSlackPane } from './slack/slack-pane.ts';
import { startSims, type SeedWorld, type Sims, type StartedSims } from './start-sims.ts';

export interface DemoOptions {
  /** The page's port; 0 takes a free one. */
  readonly port: number;
  readonly log: Log;
  /** Of the stand-ins and of the bot; the machine's own when left out. */
  readonly clock?: SimClock;
  /** Left out: a small world of streams that moves. */
  readonly seedWorld?: SeedWorld;
}

export interface Demo {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  readonly sims: Sims;
  /** Stops the page, the bot and the stand-ins, and deletes the run's database. */
  stop(): Promise<void>;
}

interface Seeded {
  readonly workspace: SeededWorkspace;
  readonly guild: SeededGuild;
}

const HOST = '127.0.0.1';
const CALLBACK_PATH = 'demo-callbacks-of-the-stand-in';

/**
 * The bot as production starts it, on stand-ins of the cloud, Slack and Discord, and a page to use it from. A fresh database
 * per run. Throws an Error when the port is taken.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const undo of stops.splice(0).toReversed()) await undo();
  };
  try {
    return { ...(await open(options, (undo) => stops.push(undo))), stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** Opens one thing after the other and names to `opened` how each is undone. */
async function open(
  { port, log, clock = realClock(), seedWorld }: DemoOptions,
  opened: (undo: () => Promise<void>) => void,
): Promise<Omit<Demo, 'stop'>> {
  const folder = await mkdtemp(join(tmpdir(), 'tallylight-demo-'));
  opened(() => rm(folder, { recursive: true }));
  const commands = await loadCommands();
  const sims = await startSims(clock, seedWorld);
  opened(sims.stop);
  const seeded: Seeded = {
    workspace: seedWorkspace(sims.slack, sims.access.slack.botUserId),
    guild: seedGuild(sims.discord),
  };
  const running = await startBot(sims, seeded, { commands, log, folder, clock });
  opened(() => running.stop());
  const page = await startPage(stageOf(sims, seeded, commands), port, log);
  opened(page.stop);
  return { address: `http://${HOST}:${page.port}`, sims };
}

interface BotNeeds {
  readonly commands: Commands;
  readonly log: Log;
  readonly folder: string;
  readonly clock: SimClock;
}

async function startBot(
  { access, cloud }: StartedSims,
  { workspace, guild }: Seeded,
  { commands, log, folder, clock }: BotNeeds,
): Promise<Running> {
  const { slack, discord } = access;
  const config = demoConfig({
    cloud: access.cloud,
    databaseUrl: `file:${join(folder, 'demo.db')}`,
    callbackPath: CALLBACK_PATH,
    slack: {
      botToken: new Secret(slack.botToken),
      entrance: { appToken: new Secret(slack.appToken) },
      apiUrl: slack.apiUrl,
      home: [slack.teamId],
    },
    discord: { token: new Secret(discord.token), apiUrl: discord.apiUrl, home: [discord.guildId] },
    grants: demoGrants(workspace.moderators, guild.moderators),
  });
  const sign = loopbackSigner(createSigner({ ...config.keys, im: config.im }), access.cloud);
  const now = () => Math.floor(clock.now() / 1000);
  const { running, faults } = await start(config, { commands, log, now, random, every, sign });
  if (running === undefined) throw new Error(`the demo's own settings are wrong: ${JSON.stringify(faults)}`);
  const url = `http://${HOST}:${running.port}/callbacks/tencent/${CALLBACK_PATH}`;
  cloud.callbacks.deliverTo({ url, key: access.cloud.callbackKey });
  return running;
}

/** Everybody may look; moderators may do everything but what is for admins. */
function demoGrants(userGroup: string, role: string): Grants {
  const moderators = [
    { platform: 'slack', who: 'group', id: userGroup },
    { platform: 'discord', who: 'group', id: role },
  ] as const;
  const everyone = [
    { platform: 'slack', who: 'everyone', id: '' },
    { platform: 'discord', who: 'everyone', id: '' },
  ] as const;
  return { view: everyone, test: moderators, moderate: moderators, operate: moderators, admin: [] };
}

function stageOf({ cloud, slack, discord, access }: StartedSims, seeded: Seeded, commands: Commands): Stage {
  const { workspace, guild } = seeded;
  return {
    cloud,
    cloudAt: access.cloud,
    slack: createSlackPane({
      sim: slack,
      seeded: workspace,
      botUserId: access.slack.botUserId,
      root: 'live',
      commands,
    }),
    discord: createDiscordPane({ sim: discord, seeded: guild, botUserId: access.discord.botUserId }),
  };
}

async function startPage(stage: Stage, port: number, log: Log) {
  const feed = createStateFeed(stage);
  const watch = createWatch(stage);
  const server = createWebServer([...(await pageRoutes()), ...apiRoutes(stage, feed), watch.route], log);
  return {
    port: await server.start(port, HOST),
    stop: async (): Promise<void> => {
      feed.stop();
      watch.stop();
      await server.stop();
    },
  };
}
