import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { SimClock } from '../clock.ts';
import { createChanges } from './changes.ts';
import type { Changes } from './changes.ts';
import type { Faults } from './faults.ts';
import { createGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import type { SimGuild } from './guild.ts';
import { createHttpApi } from './http-api.ts';
import type { RestCall } from './http-api.ts';
import type { Outcome } from './interaction.ts';
import type { DiscordMessage } from './message.ts';
import { isVisible } from './message-payload.ts';
import { createPerson } from './person.ts';
import type { OpenModal, Person } from './person.ts';
import type { RateLimitOptions } from './rate-limits.ts';
import { listen, stopServer } from './serve.ts';
import type { Fields } from './wire.ts';
import { createWorld, openDirect } from './world.ts';
import type { Refusal, World } from './world.ts';

export interface DiscordSimOptions {
  clock: SimClock;
  /** 0 to 1; for tokens. */
  random?: () => number;
  /** Real milliseconds between the client's heartbeats; Discord says 41250. */
  heartbeatIntervalMs?: number;
  /**
   * `off` for a clock that stands still: the SDK waits for a limit in real time, which such a clock never reaches.
   */
  rateLimits?: RateLimitOptions | 'off';
}

export interface StartedDiscord {
  /** The REST base without a version, for `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly botUserId: string;
}

/** A Discord of its own on loopback: REST v10, the gateway, and the people who use it. */
export interface DiscordSim {
  /** Listens on 127.0.0.1; port 0 takes a free one. */
  start(port?: number): Promise<StartedDiscord>;
  stop(): Promise<void>;
  readonly guild: SimGuild;
  /** Another guild that the bot is in, too. */
  readonly foreignGuild: SimGuild;
  /** The id of the direct-message channel of the bot and this person; opens it. */
  directMessage(userId: string): string;
  person(userId: string): Person;
  /** A person writes a plain message. */
  says(channelId: string, userId: string, content: string): DiscordMessage;
  /** What a viewer sees in a channel, oldest first; without a viewer only what is public. */
  messages(channelId: string, viewerId?: string): readonly DiscordMessage[];
  /** One message as it is now, `undefined` once it is deleted. */
  message(messageId: string): DiscordMessage | undefined;
  /** The message of an outcome, once it no longer says "is thinking...". */
  filled(outcome: Outcome): Promise<DiscordMessage>;
  /** The modal that is open in front of a person, as it was sent. */
  modal(userId: string): Fields | undefined;
  /** The commands of a guild, or the global ones. */
  commands(guildId?: string): readonly Fields[];
  readonly refusals: readonly Refusal[];
  readonly calls: readonly RestCall[];
  /** Requests answered 401, 403 or 429 in the last 10 minutes; Discord bans an address at 10 000. */
  readonly invalidRequests: () => number;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly onChange: (listener: () => void) => () => void;
  /** Waits until the condition holds, looking after every change. Rejects after 10 real seconds. */
  readonly until: (condition: () => boolean, what: string) => Promise<void>;
}

const usualHeartbeatMs = 41_250;

export function createDiscordSim(options: DiscordSimOptions): DiscordSim {
  const changes = createChanges(() => world.refusals.slice(-5));
  const { clock, random = Math.random } = options;
  const world = createWorld({ clock, random, changed: changes.tell });
  const api = createHttpApi(world, options.rateLimits);
  const gateway = createGateway(world, options.heartbeatIntervalMs ?? usualHeartbeatMs);
  const modals = new Map<string, OpenModal>();
  let server: Server | undefined;
  world.dispatch = gateway.send;
  return {
    async start(port = 0) {
      server = createServer((request, response) => void api.handle(request, response));
      server.on('upgrade', gateway.upgrade);
      world.origin = await listen(server, port);
      return startedOf(world);
    },
    async stop() {
      gateway.stop();
      await stopServer(server);
    },
    guild: world.guild,
    foreignGuild: world.foreignGuild,
    directMessage: (userId) => openDirect(world, userId).id,
    person: (userId) => createPerson(world, modals, userId),
    says: (channelId, authorId, content) => world.messages.add({ channelId, authorId, parts: { content } }),
    messages: (channelId, viewerId) =>
      world.messages.inChannel(channelId).filter((message) => isVisible(message, viewerId)),
    message: (messageId) => world.messages.get(messageId),
    filled: (outcome) => filled(world, changes, outcome),
    modal: (userId) => modals.get(userId)?.data,
    commands: (guildId) => world.commands.list(guildId),
    refusals: world.refusals,
    calls: api.calls,
    invalidRequests: api.invalidRequests,
    gateway,
    faults: api.faults,
    onChange: changes.onChange,
    until: changes.until,
  };
}

async function filled(world: World, changes: Changes, outcome: Outcome): Promise<DiscordMessage> {
  if (!('message' in outcome)) throw new Error(`the answer was no message but ${outcome.kind}`);
  const { id } = outcome.message;
  await changes.until(() => world.messages.get(id)?.loading !== true, 'the deferred answer');
  const message = world.messages.get(id);
  if (message === undefined) throw new Error('the answer was deleted');
  return message;
}

function startedOf({ origin, token, applicationId, guild, bot }: World): StartedDiscord {
  return { apiUrl: `${origin}/api`, token, applicationId, guildId: guild.id, botUserId: bot.id };
}
