import type { SimClock } from '../clock.ts';
import type { CommandStore } from './command-store.ts';
import { apiError } from './api-error.ts';
import { createGuild, usualAbilities } from './guild.ts';
import type { GuildEvent, SimChannel, SimGuild, SimUser } from './guild.ts';
import { tellGuild } from './guild-events.ts';
import { createIds } from './ids.ts';
import type { Interaction } from './interaction.ts';
import { createMessageStore } from './message-store.ts';
import type { MessageStore } from './message-store.ts';
import { createCommandStore } from './command-store.ts';
import type { Fields } from './wire.ts';

/** Something that Discord refused, or an interaction that nobody answered in time. */
export interface Refusal {
  readonly what: string;
  readonly code: number;
  readonly detail: string;
}

/** Everything that the stand-in knows; the wire (REST, gateway) and the people act on it. */
export interface World {
  readonly clock: SimClock;
  readonly newId: () => string;
  readonly random: () => number;
  readonly token: string;
  readonly applicationId: string;
  /** The bot's user; as with most applications its id is the application's. */
  readonly bot: SimUser;
  readonly users: Map<string, SimUser>;
  readonly guild: SimGuild;
  readonly foreignGuild: SimGuild;
  readonly directMessages: Map<string, SimChannel>;
  readonly messages: MessageStore;
  readonly commands: CommandStore;
  readonly interactions: Map<string, Interaction>;
  readonly refusals: Refusal[];
  /** The stand-in's own address, known after the start. */
  origin: string;
  /** Sends an event to the sessions that asked for one of the intents (0: to all). */
  dispatch: (event: string, data: Fields, intents: number) => void;
  changed(): void;
  refused(refusal: Refusal): void;
}

export interface WorldNeeds {
  clock: SimClock;
  random: () => number;
  changed: () => void;
}

/** Makes the world: the bot, its own guild and a second, foreign one, both with the bot in them. */
export function createWorld({ clock, random, changed }: WorldNeeds): World {
  const newId = createIds(clock);
  const nowMs = (): number => clock.now();
  const users = new Map<string, SimUser>();
  const bot = newBot(newId());
  const { id } = bot;
  users.set(id, bot);
  const guild = (name: string, guildId = newId()): SimGuild => {
    const happened = (event: GuildEvent): void => tellGuild(world, guildId, event);
    return createGuild({ id: guildId, name, newId, nowMs, users, happened });
  };
  const refusals: Refusal[] = [];
  const world: World = {
    clock,
    newId,
    random,
    token: newToken(id, random()),
    applicationId: id,
    bot,
    users,
    guild: guild('Home'),
    foreignGuild: guild('Elsewhere'),
    directMessages: new Map(),
    messages: createMessageStore({ newId, nowMs, changed }),
    commands: createCommandStore({ applicationId: id, newId, nowMs, changed }),
    interactions: new Map(),
    refusals,
    origin: '',
    dispatch: () => undefined,
    changed,
    refused(refusal) {
      refusals.push(refusal);
      changed();
    },
  };
  for (const joined of [world.guild, world.foreignGuild]) joined.addMember(bot);
  return world;
}

function newToken(botId: string, random: number): string {
  return `${Buffer.from(botId).toString('base64url')}.sim.${Math.floor(random * 1e12).toString(36)}`;
}

function newBot(id: string): SimUser {
  return { id, name: 'tallylight', bot: true, locale: 'en-US', takesDirectMessages: false };
}

/** The guild with this id, of the two. */
export function guildOf(world: World, guildId: string | undefined): SimGuild | undefined {
  return [world.guild, world.foreignGuild].find(({ id }) => id === guildId);
}

/** A channel, thread or direct message by its id; throws 10003. */
export function channelOf(world: World, channelId: string): SimChannel {
  const guilds = [world.guild, world.foreignGuild].map(({ channels }) => channels.get(channelId));
  const direct = [...world.directMessages.values()].find(({ id }) => id === channelId);
  const channel = guilds.find((found) => found !== undefined) ?? direct;
  if (channel === undefined) throw apiError(10003);
  return channel;
}

/** The direct-message channel of the bot and a person, opened when there is none yet. */
export function openDirect(world: World, userId: string): SimChannel {
  const open = world.directMessages.get(userId);
  if (open !== undefined) return open;
  const channel: SimChannel = {
    id: world.newId(),
    kind: 'dm',
    guildId: undefined,
    parentId: undefined,
    recipientId: userId,
    name: '',
    bot: new Set(usualAbilities),
    archived: false,
  };
  world.directMessages.set(userId, channel);
  world.changed();
  return channel;
}
