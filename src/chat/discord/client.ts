import { Client, Events, GatewayIntentBits, Options, Status } from 'discord.js';
import type { Log } from '../../core/services.ts';
import { errorFields } from './errors.ts';
import { restOptions } from './rest.ts';

/**
 * A gateway client that hears of nothing but interactions and guilds (product C24: no message content, members or presences)
 * and keeps no people and no messages. Its warnings go to the log; its debug lines hold the token and go nowhere.
 */
export function createClient(apiUrl: string | undefined, log: Log): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: restOptions(apiUrl),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: 0,
      MessageManager: 0,
      ReactionManager: 0,
      ThreadMemberManager: 0,
      UserManager: 0,
    }),
  });
  client.on(Events.Warn, (message) => log.warn('discord.js warns', { message }));
  client.on(Events.Error, (error) => log.error('discord.js failed', errorFields(error)));
  client.on(Events.ShardError, (error) => log.warn('discord gateway failed', errorFields(error)));
  client.on(Events.ShardReconnecting, () => log.warn('discord gateway lost, connecting again'));
  client.on(Events.ShardResume, () => log.info('discord gateway resumed'));
  client.on(Events.ShardDisconnect, ({ code }) => log.error('discord gateway closed for good', { code }));
  return client;
}

/** Is every connection to the gateway up? */
export const isConnected = (client: Client): boolean =>
  client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready);

/** Logs in and waits for the guilds; throws what discord.js throws, or when the gateway closes for good. */
export async function login(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(`the gateway closed with ${code}`)));
  });
  await Promise.all([client.login(token), ready]);
}
