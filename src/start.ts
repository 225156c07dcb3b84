import type { ServerResponse } from 'node:http';
import { createBot, type Bot, type BotOptions } from './bot.ts';
import { registerCommands } from './chat/discord/register.ts';
import { settingsFaults } from './check-settings.ts';
import type { Config } from './config/config.ts';
import type { Fault } from './config/faults.ts';
import type { Services } from './core/services.ts';
import { openChats } from './open-chats.ts';
import { openServices, type Outside } from './open-services.ts';
import { createCallbacks } from './web/callbacks.ts';
import { createReadyz, healthz } from './web/health.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
import { createWebServer, type Route, type WebServer } from './web/server.ts';

export interface Running {
  readonly bot: Bot;
  /** Where the web door listens. */
  readonly port: number;
  /** Stops taking, finishes what is running, closes every door. */
  stop(): Promise<void>;
}

export type Timers = Pick<BotOptions, 'every' | 'everyMinute'>;

export type Started =
  | { readonly running: Running; readonly faults?: undefined }
  | { readonly running?: undefined; readonly faults: readonly Fault[] };

/**
 * Opens the doors, asks the outside whether the settings can work, and starts; gives every fault at once instead when they
 * cannot. The web door opens first, so that health can be asked while platforms connect.
 */
export async function start(config: Config, outside: Outside & Timers): Promise<Started> {
  const metrics = createMetrics();
  const { services, live, close } = await openServices(config, {
    ...outside,
    cloudCalled: metrics.cloudCalled,
  });
  const { chats, routes } = openChats(config, outside.random);
  const { every, everyMinute } = outside;
  const { answered } = metrics;
  const bot = createBot({ services, chats, every, everyMinute, answered, digests: config.digests });
  const faults = await settingsFaults(bot, live, outside.log);
  if (faults.length > 0) {
    await close();
    return { faults };
  }
  const web = createWeb(bot, { metrics, routes: [...routes, ...callbackRoutes(config, services)] }, outside);
  const port = await web.start(config.web.port, config.web.host).catch(portFault);
  if (typeof port !== 'number') {
    await close();
    return { faults: [port] };
  }
  await bot.start();
  await register(config, outside);
  outside.log.info('tallylight started', { port, platforms: chats.map(({ platform }) => platform) });
  const stop = async (): Promise<void> => {
    await bot.stop();
    await web.stop();
    await close();
  };
  return { running: { bot, port, stop } };
}

/** A port that is taken or not allowed is a setting to mend. */
function portFault(cause: unknown): Fault {
  if (!(cause instanceof Error)) throw cause;
  return { setting: 'PORT, HOST', problem: cause.message, next: 'Name a port that is free' };
}

/** Where the cloud's events arrive, if the settings say so. */
function callbackRoutes({ callbacks }: Config, { store: { events }, now, log }: Services): readonly Route[] {
  if (callbacks === undefined) return [];
  const { key, path } = callbacks;
  return [createCallbacks({ key: key.reveal(), path: path.reveal(), events, now, log })];
}

interface WebParts {
  readonly metrics: Metrics;
  /** Those of the chats and of the cloud's callbacks. */
  readonly routes: readonly Route[];
}

function createWeb(bot: Bot, { metrics, routes }: WebParts, { log }: Outside): WebServer {
  const handleMetrics = async (_request: unknown, response: ServerResponse): Promise<void> => {
    for (const [platform, up] of bot.connected()) metrics.connected(platform, up);
    response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
  };
  return createWebServer(
    [
      { method: 'GET', path: '/healthz', handle: healthz },
      {
        method: 'GET',
        path: '/readyz',
        handle: createReadyz({ platforms: bot.connected, askStore: bot.askStore }),
      },
      { method: 'GET', path: '/metrics', handle: handleMetrics },
      ...routes,
    ],
    log,
  );
}

/** Discord learns the slash commands when they changed; a refusal is no reason not to run. */
async function register({ discord, settings }: Config, { commands, log }: Outside): Promise<void> {
  if (discord === undefined) return;
  const { token, apiUrl, home } = discord;
  try {
    const done = await registerCommands({
      token: token.reveal(),
      apiUrl,
      home,
      root: settings.command,
      commands,
    });
    log.info('discord commands registered', { done });
  } catch (cause) {
    log.error('discord commands not registered: run "npm run register"', { cause });
  }
}
