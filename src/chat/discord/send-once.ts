import { Routes, type REST } from 'discord.js';
import { ANSWERED_ALREADY, isRefusal } from './errors.ts';
import { jsonOf, listOf } from './json.ts';
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

/**
 * The first try's refusal for "answered already" is another instance's answer; the second try's is our own first one, whose
 * confirmation was lost on its way.
 */
export async function answerOnce(once: REST, { id, way }: Ticket, first: FirstAnswer): Promise<boolean> {
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
export async function followUpOnce(
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
