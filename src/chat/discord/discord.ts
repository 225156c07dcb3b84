import { GatewayDispatchEvents, type Client } from 'discord.js';
import type { Asker } from '../../core/call.ts';
import type { Desk } from '../../core/desk.ts';
import type { Answer } from '../../core/dispatch.ts';
import type { Catalogue } from '../../core/text.ts';
import type { Chat } from '../port.ts';
import { createApi } from './api.ts';
import { checkDiscord } from './check.ts';
import { createClient, isConnected, login } from './client.ts';
import { readLanded } from './landed.ts';
import type { Link } from './link.ts';
import { canPost, editOwn, postOwn } from './own-post.ts';
import { readBack } from './read-back.ts';
import { readInteraction } from './read.ts';
import { closeRest, createOnceRest, createRest, logLimits } from './rest.ts';
import { take } from './take.ts';
import { tell } from './tell.ts';

export interface DiscordOptions {
  readonly token: string;
  /** REST base without the version (`DISCORD_API_URL`); Discord's own when undefined. */
  readonly apiUrl?: string | undefined;
  /** Ids of the guilds that commands are taken from. */
  readonly home: readonly string[];
  readonly catalogue?: Catalogue | undefined;
  /** A fresh id of at most 20 letters. */
  readonly newId: () => string;
}

interface Session {
  readonly client: Client;
  readonly link: Link;
  /** Takes no more interactions, waits for those that are running and hangs up. */
  finish(): Promise<void>;
}

/** Discord through its gateway: slash commands, their options' completion, buttons and modals. */
export function createDiscord(options: DiscordOptions): Chat {
  let session: Session | undefined;
  const opened = (): Session => {
    if (session === undefined) throw new TypeError('discord: tell before start');
    return session;
  };
  return {
    platform: 'discord',
    async check(grants) {
      const rest = createRest(restSettings(options));
      try {
        return await checkDiscord(rest, options.home, grants);
      } finally {
        closeRest(rest);
      }
    },
    async start(desk) {
      session = openSession(options, desk);
      try {
        await login(session.client, options.token);
      } catch (thrown) {
        await session.finish();
        throw thrown;
      }
      desk.log.info('discord connected', { guilds: session.client.guilds.cache.size });
    },
    async stop() {
      await session?.finish();
    },
    connected: () => session !== undefined && isConnected(session.client),
    async tell(asker: Asker, message: string | undefined, answer: Answer) {
      await tell(opened().link, asker, readLanded(message), answer);
    },
    post: async (place, reply, key) => postOwn(opened().link, place, reply, key),
    edit: async (_place, message, reply) => editOwn(opened().link, message, reply),
    readBack: async (place, buttons, since) => readBack(opened().link, place, buttons, since),
    postable: async (place) => canPost(opened().client, opened().link, place),
  };
}

const restSettings = ({ token, apiUrl }: DiscordOptions) => ({ token, apiUrl });

/** A client that hands every interaction to the desk as soon as it logs in; answers can be told after it has finished. */
function openSession(options: DiscordOptions, desk: Desk): Session {
  const { apiUrl, home, catalogue, newId } = options;
  const settings = restSettings(options);
  const client = createClient(apiUrl, desk.log);
  const rest = createRest(settings);
  const once = createOnceRest(settings);
  for (const each of [rest, once]) logLimits(each, desk.log);
  const link: Link = { desk, api: createApi(rest, once), catalogue, newId };
  const running = new Set<Promise<void>>();
  let takes = true;
  // The payload itself: discord.js would show only those of the member's roles that it has in its cache.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
    if (!takes) return;
    const inbound = readInteraction(payload, { home, now: desk.now() });
    if (inbound.kind === 'unsupported') {
      desk.log.info('discord interaction of a kind that is not offered', { type: inbound.type });
      return;
    }
    const taken = take(link, inbound).finally(() => running.delete(taken));
    running.add(taken);
  });
  return {
    client,
    link,
    async finish() {
      takes = false;
      await Promise.all(running);
      await client.destroy();
      for (const each of [rest, once]) closeRest(each);
    },
  };
}
