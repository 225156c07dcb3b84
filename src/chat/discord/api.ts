import { Routes, type REST } from 'discord.js';
import { ANSWERED_ALREADY, isBroken, isRefusal } from './errors.ts';
import { jsonOf, listOf, textOf } from './json.ts';
import { landedOf, type Landed } from './landed.ts';
import { LIMITS } from './limits.ts';
import type { Rendered } from './render.ts';
import type { Way } from './way-back.ts';

export const EPHEMERAL = 1 << 6;

/** An interaction, as its answers name it. */
export interface Ticket {
  /** Discord's id of the interaction. */
  readonly id: string;
  readonly way: Way;
}

/** The first answer to an interaction: its kind by Discord's number, and what belongs to it. */
export interface FirstAnswer {
  readonly type: number;
  readonly data?: unknown;
}

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
  /** The channel of direct messages with this person. */
  openDirect(user: string): Promise<string>;
}

/** `rest` may send again, `once` may not. */
export function createApi(rest: REST, once: REST): DiscordApi {
  return {
    answer: (ticket, first) => answer(once, ticket, first),
    async editAnswer({ application, token }, { body, files }, message = '@original') {
      const route = Routes.webhookMessage(application, token.reveal(), message);
      return landedOf(await twice(() => rest.patch(route, { auth: false, body, files })));
    },
    async deleteAnswer({ application, token }) {
      const route = Routes.webhookMessage(application, token.reveal(), '@original');
      await twice(() => rest.delete(route, { auth: false }));
    },
    followUp: (ticket, rendered, to) => followUp(rest, once, ticket, rendered, to),
    async post(channel, { body, files }, nonce) {
      const route = Routes.channelMessages(channel);
      const once = { ...body, nonce, enforce_nonce: true };
      return landedOf(await twice(() => rest.post(route, { body: once, files })));
    },
    async edit({ channel, message }, { body, files }) {
      const route = Routes.channelMessage(channel, message);
      return landedOf(await twice(() => rest.patch(route, { body, files })));
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

/**
 * The first try's refusal for "answered already" is another instance's answer; the second try's is our own first one, whose
 * confirmation was lost on its way.
 */
async function answer(once: REST, { id, way }: Ticket, first: FirstAnswer): Promise<boolean> {
  const send = () =>
    once.post(Routes.interactionCallback(id, way.token.reveal()), {
      auth: false,
      body: first,
      signal: AbortSignal.timeout(LIMITS.firstAnswerMs),
    });
  try {
    await send();
    return true;
  } catch (thrown) {
    if (isRefusal(thrown)) return refusedAnswer(thrown, false);
  }
  try {
    await send();
    return true;
  } catch (thrown) {
    return refusedAnswer(thrown, true);
  }
}

function refusedAnswer(thrown: unknown, ours: boolean): boolean {
  if (isRefusal(thrown) && thrown.code === ANSWERED_ALREADY) return ours;
  throw thrown;
}

/** A follow-up whose answer was lost is looked for before it is sent again, so that it does not stand there twice. */
async function followUp(
  rest: REST,
  once: REST,
  { id, way }: Ticket,
  { body, files }: Rendered,
  to: 'me' | { readonly channel: string },
): Promise<Landed> {
  const flags = to === 'me' ? EPHEMERAL : 0;
  const route = Routes.webhook(way.application, way.token.reveal());
  const send = async () => landedOf(await once.post(route, { auth: false, body: { ...body, flags }, files }));
  try {
    return await send();
  } catch (thrown) {
    if (isRefusal(thrown)) throw thrown;
    const found = to === 'me' ? undefined : await findPublic(rest, id, to.channel);
    return found ?? (await send());
  }
}

/** Messages that are read back to find a lost one. */
const LOOK_BACK = 25;

/** The public message of this interaction, if the bot can see it; a channel never lists private ones. */
async function findPublic(rest: REST, interaction: string, channel: string): Promise<Landed | undefined> {
  try {
    const query = new URLSearchParams({ limit: String(LOOK_BACK) });
    const messages = listOf(await rest.get(Routes.channelMessages(channel), { query }));
    const found = messages.find((message) => jsonOf(message['interaction_metadata'])['id'] === interaction);
    return found === undefined ? undefined : landedOf(found);
  } catch (thrown) {
    if (isRefusal(thrown)) return undefined;
    throw thrown;
  }
}
