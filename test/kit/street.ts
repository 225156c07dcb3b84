import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grants } from '../../src/core/permissions.ts';
import { Secret } from '../../src/core/secret.ts';
import { demoConfig } from '../../src/demo/demo-config.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { createPinoLog } from '../../src/pino-log.ts';
import { manualClock, realClock, type ManualClock } from '../../src/sim/clock.ts';
import { createDiscordSim, type DiscordSim } from '../../src/sim/discord/discord-sim.ts';
import { createSlackSim, type SlackSim } from '../../src/sim/slack/slack-sim.ts';
import {
  createTencentSim,
  type TencentSim,
  type TencentSimAddress,
} from '../../src/sim/tencent/tencent-sim.ts';
import { start, type Running } from '../../src/start.ts';
import { discordFront, slackFront, type Front } from './street-fronts.ts';

/** The whole street on one clock that is moved by hand: the stand-ins, and the bot through the real SDKs. */
export interface Street {
  readonly clock: ManualClock;
  readonly cloud: TencentSim;
  readonly slackSim: SlackSim;
  readonly discordSim: DiscordSim;
  /** Moderators on both platforms, and members who may only look. */
  readonly slack: { readonly moderator: Front; readonly member: Front };
  readonly discord: { readonly moderator: Front; readonly member: Front };
  /** Every log line so far. */
  readonly lines: readonly string[];
  /** Values that may stand in no message, log line, audit row or error. */
  readonly canaries: readonly string[];
  /** The instances of the bot over one store: one, unless two were asked for. */
  readonly running: () => readonly Running[];
  /** Stops the bot and starts another over the same store. */
  restart(): Promise<void>;
  /** Moves the clock second by second, running the looks that fall due. */
  passes(seconds: number): Promise<void>;
  close(): Promise<void>;
  /** Closes, and throws when a stand-in refused anything. */
  closeUnrefused(): Promise<void>;
}

export const START_MS = Date.UTC(2026, 10, 22, 12);
const GROUP = 'S0MODS';
const CHANNEL = 'C0LIVE';
const CALLBACK_PATH = 'canary-callback-path';
const SIGNING_SECRET = 'canary-signing-secret';
const IM_KEY = 'canary-im-key';

export interface StreetOptions {
  /** Another store than a SQLite file of its own. */
  readonly databaseUrl?: string;
  readonly instances?: 1 | 2;
  /** Which of the cloud's two APIs; 3.0 unless told otherwise. */
  readonly api?: 'v3' | 'legacy';
  /** How Slack's requests come in; over a socket unless told otherwise. */
  readonly slack?: 'socket' | 'http';
  /** From which level on log lines are kept; `info` unless told otherwise. */
  readonly log?: 'info' | 'trace';
}

export async function openStreet(options: StreetOptions = {}): Promise<Street> {
  const { databaseUrl, instances = 1, api = 'v3', slack: entrance = 'socket', log: level = 'info' } = options;
  const clock = manualClock(START_MS);
  const cloud = createTencentSim({ clock, rateClock: realClock() });
  const slackSim = createSlackSim({ clock });
  const discordSim = createDiscordSim({ clock, rateLimits: 'off' });
  const [account, slackAccess, discordAccess] = await Promise.all([
    cloud.start(),
    slackSim.start(),
    discordSim.start(),
  ]);
  const slack = peopleOfSlack(slackSim, slackAccess.botUserId);
  const { fronts: discord, role } = peopleOfDiscord(discordSim);
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-street-'));
  const parts = demoConfig({
    cloud: account,
    api,
    callbackPath: CALLBACK_PATH,
    databaseUrl: databaseUrl ?? `file:${folder}/street.db`,
    slack: {
      botToken: new Secret(slackAccess.botToken),
      entrance:
        entrance === 'http'
          ? { signingSecret: new Secret(SIGNING_SECRET) }
          : { appToken: new Secret(slackAccess.appToken) },
      apiUrl: slackAccess.apiUrl,
      home: [],
    },
    discord: {
      token: new Secret(discordAccess.token),
      apiUrl: discordAccess.apiUrl,
      home: [discordAccess.guildId],
    },
    grants: grantsTo(role),
  });
  const config = { ...parts, im: { sdkAppId: 1_400_000_000, key: new Secret(IM_KEY) } };
  const lines: string[] = [];
  const tokens = [
    CALLBACK_PATH,
    slackAccess.botToken,
    slackAccess.appToken,
    SIGNING_SECRET,
    IM_KEY,
    discordAccess.token,
  ];
  const canaries = [...tokens, ...secretsOf(account)];
  const outside = {
    commands: await loadCommands(),
    // What the scrubber would hide is to be seen here: it is the last line of defence, not the first.
    log: createPinoLog({ level, secrets: [], write: (line) => void lines.push(line) }),
    now: () => Math.floor(clock.now() / 1000),
    random: Math.random,
    every: () => () => undefined,
  };
  const bootOne = async (): Promise<Running> => {
    const { running, faults } = await start(config, outside);
    if (running === undefined) throw new Error(JSON.stringify(faults));
    return running;
  };
  const boot = async (): Promise<Running[]> => {
    const first = await bootOne();
    const callbacks = `http://127.0.0.1:${first.port}/callbacks/tencent/${CALLBACK_PATH}`;
    cloud.callbacks.deliverTo({ url: callbacks, key: account.callbackKey });
    if (entrance === 'http') {
      const url = `http://127.0.0.1:${first.port}/slack/events`;
      slackSim.deliverTo({ url, signingSecret: SIGNING_SECRET });
    }
    return instances === 1 ? [first] : [first, await bootOne()];
  };
  let running = await boot();
  const close = async (): Promise<void> => {
    await stopAll(running);
    await Promise.all([cloud.stop(), slackSim.stop(), discordSim.stop()]);
    rmSync(folder, { recursive: true });
  };
  return {
    clock,
    cloud,
    slackSim,
    discordSim,
    slack,
    discord,
    lines,
    canaries,
    running: () => running,
    async restart() {
      await stopAll(running);
      running = await boot();
    },
    async passes(seconds) {
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1000);
        await Promise.all(running.map(({ bot }) => bot.laters.tick()));
      }
    },
    close,
    async closeUnrefused() {
      const refused = [...slackSim.refusals, ...discordSim.refusals];
      await close();
      if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
    },
  };
}

const stopAll = async (running: readonly Running[]): Promise<void> => {
  await Promise.all(running.map((one) => one.stop()));
};

function grantsTo(role: string): Grants {
  const moderators = [
    { platform: 'slack', who: 'group', id: GROUP },
    { platform: 'discord', who: 'group', id: role },
  ] as const;
  const everyone = [
    { platform: 'slack', who: 'everyone', id: '' },
    { platform: 'discord', who: 'everyone', id: '' },
  ] as const;
  return { view: everyone, test: moderators, moderate: moderators, operate: moderators, admin: [] };
}

function peopleOfSlack(sim: SlackSim, bot: string): Street['slack'] {
  sim.workspace.setUser({ id: 'U0MOD', name: 'mona' });
  sim.workspace.setUser({ id: 'U0MEM', name: 'mel' });
  sim.workspace.setUserGroup({ id: GROUP, handle: 'mods', members: ['U0MOD'] });
  sim.workspace.setChannel({ id: CHANNEL, name: 'live-ops', members: ['U0MOD', 'U0MEM', bot] });
  return { moderator: slackFront(sim, 'U0MOD', CHANNEL), member: slackFront(sim, 'U0MEM', CHANNEL) };
}

function peopleOfDiscord(sim: DiscordSim): { fronts: Street['discord']; role: string } {
  const role = sim.guild.addRole({ name: 'moderators' }).id;
  const channel = sim.guild.addChannel({ name: 'live-ops' }).id;
  const moderator = sim.guild.addMember({ name: 'dora', roles: [role] }).user.id;
  const member = sim.guild.addMember({ name: 'dan' }).user.id;
  return {
    role,
    fronts: { moderator: discordFront(sim, moderator, channel), member: discordFront(sim, member, channel) },
  };
}

const secretsOf = ({
  secretId,
  secretKey,
  apiKey,
  pushKey,
  playKey,
  callbackKey,
}: TencentSimAddress): string[] => [secretId, secretKey, apiKey, pushKey, playKey, callbackKey];
