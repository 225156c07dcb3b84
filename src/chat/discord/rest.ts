import { REST, RESTEvents, type RESTOptions } from 'discord.js';
import type { Log } from '../../core/services.ts';

export interface RestSettings {
  readonly token: string;
  /** REST base without the version; Discord's own when undefined. */
  readonly apiUrl: string | undefined;
}

/** A request that takes longer is given up; discord.js would wait 15 s. */
const TIMEOUT_MS = 10_000;

/**
 * What every REST client of the bot is made with, so that `DISCORD_API_URL` reaches all of them. The runtime's own fetch
 * writes the requests: discord.js would hand its forms to the undici that another SDK of the process has set for all, and
 * where that one is of another version no file can be sent.
 */
export const restOptions = (apiUrl: string | undefined): Partial<RESTOptions> => ({
  timeout: TIMEOUT_MS,
  makeRequest: (url, { method, headers = {}, body = null, signal = null }) =>
    fetch(url, { headers, body, signal, ...(method === undefined ? {} : { method }) }),
  ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
});

/** A client for requests that may be sent again after a broken connection or a 5xx: all that change nothing twice. */
export const createRest = ({ token, apiUrl }: RestSettings): REST =>
  new REST(restOptions(apiUrl)).setToken(token);

/** A client that sends once: a request that made a message may have made it although no answer came. */
export const createOnceRest = ({ token, apiUrl }: RestSettings): REST =>
  new REST({ ...restOptions(apiUrl), retries: 0 }).setToken(token);

/** Writes to the log what Discord slows down; the address stays out, since it may hold a token. */
export function logLimits(rest: REST, log: Log): void {
  rest.on(RESTEvents.RateLimited, ({ route, scope, timeToReset }) =>
    log.warn('discord slows the bot down', { route, scope, waitMs: timeToReset }),
  );
}

/** Ends the timers of a client; it is not used after that. */
export function closeRest(rest: REST): void {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
}
