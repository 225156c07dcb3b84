import { Routes, type REST } from 'discord.js';
import { isBroken } from './errors.ts';
import { jsonOf, listOf, textOf, type Json } from './json.ts';
import { landedOf, type Landed } from './landed.ts';
import type { Rendered } from './render.ts';
import { answerOnce, followUpOnce, type FirstAnswer, type Ticket } from './send-once.ts';
import type { Way } from './way-back.ts';

/** What the bot sends to Discord. Methods throw what discord.js throws. */
export interface DiscordApi {
  /** Gives the first answer; false when another instance of the bot gave it before. */
  answer(ticket: Ticket, first: FirstAnswer): Promise<boolean>;
  /** Fills or changes a message of the interaction, `@original` where none is named. */
  editAnswer(way: Way, rendered: Rendered, message?: string): Promise<Landed>;
  deleteAnswer(way: Way): Promise<void>;
  /** Adds a message; `channel` is where a public one would be seen. */
  followUp(ticket: Ticket, rendered: Rendered, to: 'me' | { readonly channel: string }): Promise<Landed>;
  /** Posts as the bot; the same `nonce` within some minutes posts once. */
  post(channel: string, rendered: Rendered, nonce: string): Promise<Landed>;
  /** Changes a message as the bot, which sees no private one. */
  edit(landed: Landed, rendered: Rendered): Promise<Landed>;
  /** Up to 100 messages of a channel, newest first, all of them older than `before`. */
  list(channel: string, before: string | undefined): Promise<readonly Json[]>;
  /** The channel of direct messages with this person. */
  openDirect(user: string): Promise<string>;
}

/** `rest` may send again, `once` may not. */
export function createApi(rest: REST, once: REST): DiscordApi {
  return {
    answer: (ticket, first) => answerOnce(once, ticket, first),
    async editAnswer({ application, token }, { body, files }, message = '@original') {
      const route = Routes.webhookMessage(application, token.reveal(), message);
      return landedOf(await twice(() => rest.patch(route, { auth: false, body, files })));
    },
    async deleteAnswer({ application, token }) {
      const route = Routes.webhookMessage(application, token.reveal(), '@original');
      await twice(() => rest.delete(route, { auth: false }));
    },
    followUp: (ticket, rendered, to) => followUpOnce(rest, once, ticket, rendered, to),
    async post(channel, { body, files }, nonce) {
      const route = Routes.channelMessages(channel);
      const unique = { ...body, nonce, enforce_nonce: true };
      return landedOf(await twice(() => rest.post(route, { body: unique, files })));
    },
    async edit({ channel, message }, { body, files }) {
      const route = Routes.channelMessage(channel, message);
      return landedOf(await twice(() => rest.patch(route, { body, files })));
    },
    async list(channel, before) {
      const query = new URLSearchParams({ limit: '100', ...(before === undefined ? {} : { before }) });
      return listOf(await twice(() => rest.get(Routes.channelMessages(channel), { query })));
    },
    async openDirect(user) {
      const body = { recipient_id: user };
      const channel = await twice(() => rest.post(Routes.userChannels(), { body }));
      return textOf(jsonOf(channel)['id']);
    },
  };
}

/** discord.js sends again after a 5xx or a time-out, but not over a connection that broke. */
async function twice<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (thrown) {
    if (!isBroken(thrown)) throw thrown;
    return send();
  }
}
