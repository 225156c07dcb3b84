import { createHash } from 'node:crypto';
import { PermissionFlagsBits, PermissionsBitField, RESTJSONErrorCodes, type Client } from 'discord.js';
import type { Place } from '../../core/call.ts';
import { BotError } from '../../core/errors.ts';
import { messageGone } from '../../core/message-gone.ts';
import type { SealedReply } from '../../core/reply.ts';
import { bold, joined, text, type Text } from '../../core/text.ts';
import { errorFields, isRefusal } from './errors.ts';
import { readLanded, writeLanded } from './landed.ts';
import { LIMITS } from './limits.ts';
import type { Link } from './link.ts';
import { render } from './render.ts';

/** Posts as the bot, once per key within some minutes; gives the message's name. Throws a BotError. */
export async function postOwn(link: Link, place: Place, reply: SealedReply, key: string): Promise<string> {
  const nonce = createHash('sha256').update(key).digest('base64url').slice(0, LIMITS.nonce);
  try {
    const whole = render(reply, link.catalogue);
    return writeLanded(await link.api.post(place.thread ?? place.channel, whole, nonce));
  } catch (thrown) {
    throw notTaken(thrown, link);
  }
}

/** Changes a message of the bot's own; throws a BotError. */
export async function editOwn(link: Link, message: string, reply: SealedReply): Promise<void> {
  const landed = readLanded(message);
  if (landed === undefined) throw new TypeError('discord: not the name of a message');
  try {
    await link.api.edit(landed, render(reply, link.catalogue));
  } catch (thrown) {
    const gone = isRefusal(thrown) && thrown.code === RESTJSONErrorCodes.UnknownMessage;
    throw gone ? messageGone(thrown) : notTaken(thrown, link);
  }
}

/** What the bot needs in a channel: digests are embeds. */
const NEEDED = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
] as const;
const NEEDED_IN_THREAD = [
  ...NEEDED,
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
] as const;

/** Which permissions the bot lacks there, and who can give them; undefined when it lacks none. */
export async function canPost(client: Client, link: Link, place: Place): Promise<Text | undefined> {
  try {
    // Asked anew: a cached overwrite may be older than the person's change of it.
    const channel = await client.channels.fetch(place.thread ?? place.channel, { force: true });
    if (channel === null || channel.isDMBased()) return NO_CHANNEL;
    const has = channel.permissionsFor(await channel.guild.members.fetchMe());
    return permitText(has, channel.isThread() ? NEEDED_IN_THREAD : NEEDED);
  } catch (thrown) {
    if (isRefusal(thrown) && HIDDEN.has(thrown.code)) return permitText(new PermissionsBitField(), NEEDED);
    throw notTaken(thrown, link);
  }
}

const HIDDEN: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.UnknownChannel,
]);
const NO_CHANNEL = text`Choose a channel of the server.`;

function permitText(
  has: Readonly<PermissionsBitField>,
  needed: readonly (readonly [string, bigint])[],
): Text | undefined {
  const lacking = needed.filter(([, bit]) => !has.has(bit)).map(([name]) => text`${bold(name)}`);
  if (lacking.length === 0) return undefined;
  return text`Give the bot here ${joined(lacking, text`, `)} (channel settings, Permissions), then give the command again.`;
}

function notTaken(thrown: unknown, { desk }: Link): BotError {
  desk.log.warn('discord message not taken', errorFields(thrown));
  const refused = isRefusal(thrown);
  return new BotError('platform', {
    said: refused
      ? text`Discord refused the request (${thrown.code}).`
      : text`Discord did not answer the request.`,
    did: refused ? 'nothing' : 'unknown',
    next: refused
      ? text`Give the bot the permissions to see the channel and to post in it.`
      : text`Try again later.`,
    cause: thrown,
  });
}
