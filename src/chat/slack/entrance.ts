import { App, SocketModeReceiver, type Logger, type Receiver, type webApi } from '@slack/bolt';
import type { Log } from '../../core/services.ts';
import { createConnection, type Connection } from './connection.ts';
import { createHttpConnection } from './http-connection.ts';
import { createHttpReceiver, type HttpHandler } from './http-receiver.ts';
import type { Schedule, Web } from './web.ts';

/** What lets requests in: a token that opens sockets (`xapp-…`), or the secret that requests over HTTP are signed with. */
export type EntranceKey = { readonly appToken: string } | { readonly signingSecret: string };

export interface EntranceParts {
  readonly botToken: string;
  readonly client: webApi.WebClientOptions;
  readonly web: Web;
  readonly schedule: Schedule;
  readonly logger: Logger;
  readonly log: Log;
  /** UNIX seconds. */
  readonly now: () => number;
}

/** Where requests come in. What is behind it is the same for both kinds (product C7). */
export interface Entrance {
  readonly app: App;
  readonly connection: Connection;
  /** Over HTTP only. */
  readonly handle?: HttpHandler;
}

export function createEntrance(key: EntranceKey, parts: EntranceParts): Entrance {
  return 'appToken' in key ? socketEntrance(key.appToken, parts) : httpEntrance(key.signingSecret, parts);
}

function socketEntrance(appToken: string, parts: EntranceParts): Entrance {
  const { logger, client, schedule, log } = parts;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: client },
  });
  const app = createApp(receiver, parts);
  return { app, connection: createConnection({ app, receiver, schedule, log }) };
}

function httpEntrance(signingSecret: string, parts: EntranceParts): Entrance {
  const { receiver, handle } = createHttpReceiver({ ...parts, signingSecret });
  return { app: createApp(receiver, parts), connection: createHttpConnection(parts), handle };
}

function createApp(receiver: Receiver, { botToken, client, logger, log }: EntranceParts): App {
  const app = new App({
    receiver,
    logger,
    clientOptions: client,
    // Who may give commands is decided by the desk; without these Bolt asks Slack first, and keeps conversations.
    authorize: () => Promise.resolve({ botToken }),
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
  });
  app.error(async (error) => log.error('slack bolt failed', { code: error.code }));
  return app;
}
