import { onTestFinished } from 'vitest';
import { createDiscord } from '../../src/chat/discord/discord.ts';
import type { Chat } from '../../src/chat/port.ts';
import { createSlack } from '../../src/chat/slack/slack.ts';
import { readOrder, type DigestOrder } from '../../src/core/digest-order.ts';
import type { DigestChat } from '../../src/digest/chat-of.ts';
import { newDigest } from '../../src/digest/fixed.ts';
import { createDigestSchedule, type DigestSchedule } from '../../src/digest/schedule.ts';
import { createDiscordSim, type DiscordSim } from '../../src/sim/discord/discord-sim.ts';
import { plainText as discordText } from '../../src/sim/discord/plain-text.ts';
import { plainText as slackText } from '../../src/sim/slack/reading/reading.ts';
import { createSlackSim, type SlackSim } from '../../src/sim/slack/slack-sim.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { openWorld, type World } from '../kit/world.ts';

export const PLATFORMS = ['slack', 'discord'] as const;
export type Shown = (typeof PLATFORMS)[number];

/** A message of the bot's own as people read it now. */
export interface Standing {
  readonly id: string;
  readonly text: string;
}

/** What one instance of the bot has of its own. */
export interface Instance {
  readonly chat?: DigestChat;
  /** Its store, changed; the file is the same. */
  readonly store?: (store: Store) => Store;
}

interface Front {
  readonly channel: string;
  /** The real adapter, in front of the stand-in. */
  readonly chat: Chat;
  /** What the bot posted and stands there now, oldest first; threads left out. */
  reads(): readonly Standing[];
}

/** A channel of a stand-in with a daily digest in it, and one memory; instances of the bot are made as a test needs them. */
export interface Channel extends Front {
  readonly world: World;
  readonly now: () => number;
  passes(seconds: number): void;
  /** The digest, by the clocks of the zone, from now on. */
  subscribe(at: string, zone?: string): Promise<void>;
  instance(own?: Instance): Promise<DigestSchedule>;
  /** What the store has of the digest. */
  order(): Promise<DigestOrder>;
  nextRun(): Promise<number | undefined>;
}

const ID = 'a';

export async function openChannel(platform: Shown): Promise<Channel> {
  return platform === 'slack' ? openSlackChannel() : openDiscordChannel();
}

export async function openSlackChannel(): Promise<Channel & { readonly sim: SlackSim }> {
  const world = await openWorld();
  const sim = createSlackSim({ clock: world.clock });
  return { ...(await channelOf('slack', world, await slackFront(sim))), sim };
}

export async function openDiscordChannel(): Promise<Channel & { readonly sim: DiscordSim }> {
  const world = await openWorld();
  // Limits would be waited for in real time, which this clock knows nothing of.
  const sim = createDiscordSim({ clock: world.clock, rateLimits: 'off' });
  return { ...(await channelOf('discord', world, await discordFront(sim))), sim };
}

/** It is 12:00 UTC on 2026-11-22. */
async function channelOf(platform: Shown, world: World, front: Front): Promise<Channel> {
  const { clock, services, databaseUrl, desk } = world;
  const { channel, chat } = front;
  const now = () => Math.floor(clock.now() / 1000);
  await chat.start(desk);
  onTestFinished(() => chat.stop());
  const digest = () => services.store.digests.read(ID);
  return {
    ...front,
    world,
    now,
    passes: (seconds) => clock.advance(seconds * 1000),
    async subscribe(time, zone = 'UTC') {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      const days = { every: 'daily' } as const;
      const line = { platform, channel, at: { hour, minute }, days, zone, by: 'slack:mod' };
      await services.store.digests.add(newDigest(ID, line, now()));
    },
    async instance(own = {}) {
      const store = await openStore(databaseUrl, { now });
      onTestFinished(() => store.close());
      const changed = { ...services, store: own.store?.(store) ?? store };
      return createDigestSchedule(changed, new Map([[platform, own.chat ?? chat]]));
    },
    order: async () => readOrder((await digest())?.body ?? ''),
    nextRun: async () => (await digest())?.nextRun,
  };
}

const SLACK_CHANNEL = 'C0LIVE';
/** Real milliseconds that Slack's silence is waited for. */
const PATIENCE_MS = 200;

async function slackFront(sim: SlackSim): Promise<Front> {
  const { botToken, appToken, apiUrl, botUserId } = await sim.start();
  onTestFinished(() => sim.stop());
  sim.workspace.setChannel({ id: SLACK_CHANNEL, name: 'live-ops', members: [botUserId] });
  const account = { botToken, entrance: { appToken }, apiUrl, home: [], grantedGroups: [] };
  return {
    channel: SLACK_CHANNEL,
    chat: createSlack({ ...account, newId: counted('call'), patienceMs: PATIENCE_MS }),
    reads: () =>
      sim
        .messages(SLACK_CHANNEL)
        .filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts)
        .map((message) => ({ id: message.ts, text: slackText(message) })),
  };
}

async function discordFront(sim: DiscordSim): Promise<Front> {
  const { token, apiUrl, guildId, botUserId } = await sim.start();
  onTestFinished(() => sim.stop());
  const channel = sim.guild.addChannel({ name: 'live-ops' }).id;
  // Without the right to read it a channel looks empty, so an empty one proves nothing.
  sim.says(channel, sim.guild.addMember({ name: 'dan' }).user.id, 'good morning');
  return {
    channel,
    chat: createDiscord({ token, apiUrl, home: [guildId], newId: counted('call') }),
    reads: () =>
      sim
        .messages(channel)
        .filter(({ authorId }) => authorId === botUserId)
        .map((message) => ({ id: message.id, text: discordText(message) })),
  };
}

function counted(what: string): () => string {
  let count = 0;
  return () => `${what}-${(count += 1)}`;
}

/** A point where an instance stands still. One that is never let go has died there. */
export interface Halt {
  /** What the instance waits for. */
  stand(): Promise<void>;
  /** It stands once the step is done. */
  standAfter<T>(step: Promise<T>): Promise<T>;
  /** Fulfilled when it stands there. */
  readonly reached: Promise<void>;
  letGo(): void;
}

export function createHalt(): Halt {
  const [here, gone] = [createSignal(), createSignal()];
  const stand = (): Promise<void> => {
    here.give();
    return gone.given;
  };
  return {
    stand,
    async standAfter(step) {
      const done = await step;
      await stand();
      return done;
    },
    reached: here.given,
    letGo: gone.give,
  };
}

function createSignal(): { readonly given: Promise<void>; readonly give: () => void } {
  const waiting: (() => void)[] = [];
  const given = new Promise<void>((resolve) => void waiting.push(resolve));
  return { given, give: () => waiting.forEach((resolve) => resolve()) };
}

/** The same platform, but what it took of `step` is not known to the instance before the halt ends. */
export const haltingAfter = (
  step: 'post' | 'edit',
  { post, edit, readBack }: DigestChat,
  halt: Halt,
): DigestChat => ({
  readBack,
  post: step === 'post' ? (...args) => halt.standAfter(post(...args)) : post,
  edit: step === 'edit' ? (...args) => halt.standAfter(edit(...args)) : edit,
});

/** Later an instance of the bot runs once; where a chat is given, it posts there. */
export async function ticks(channel: Channel, afterS: number, chat?: DigestChat): Promise<void> {
  channel.passes(afterS);
  await (await channel.instance(chat === undefined ? {} : { chat })).tick();
}

/** An instance posts the digest and dies before it could record that. */
export async function diesInTheGap(channel: Channel): Promise<void> {
  const halt = createHalt();
  void (await channel.instance({ chat: haltingAfter('post', channel.chat, halt) })).tick();
  await halt.reached;
}
