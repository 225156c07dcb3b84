import { everyPart } from './component-check.ts';
import { messageFlags } from './message.ts';
import type { DiscordMessage, SimAttachment } from './message.ts';
import { userPayload } from './payloads.ts';
import { fieldsOf, isFields, textOf } from './wire.ts';
import type { Fields } from './wire.ts';
import { channelOf, guildOf } from './world.ts';
import type { World } from './world.ts';

/** A message as Discord sends it to the bot that wrote it. */
export function messagePayload(world: World, message: DiscordMessage): Fields {
  const author = world.users.get(message.authorId) ?? world.bot;
  const ids = (pattern: RegExp): string[] =>
    [...message.content.matchAll(pattern)].map((match) => match[1] ?? '');
  return {
    id: message.id,
    channel_id: message.channelId,
    type: typeOf(message),
    author: userPayload(author),
    content: message.content,
    embeds: message.embeds.map((embed) => embedPayload(embed, message.attachments)),
    components: numbered(message.components),
    attachments: message.attachments.map(attachmentPayload),
    flags: message.flags,
    timestamp: new Date(message.createdAtMs).toISOString(),
    edited_timestamp: message.editedAtMs === undefined ? null : new Date(message.editedAtMs).toISOString(),
    tts: false,
    pinned: false,
    mention_everyone:
      /@everyone|@here/.test(message.content) && message.allowedMentions.parse.includes('everyone'),
    mentions: ids(/<@!?(\d+)>/g)
      .flatMap((id) => world.users.get(id) ?? [])
      .map(userPayload),
    mention_roles: ids(/<@&(\d+)>/g),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...replyPart(message),
    ...interactionPart(world, message),
  };
}

// 0 plain, 19 reply, 20 the answer to a slash command.
function typeOf(message: DiscordMessage): number {
  if (message.interaction?.type === 2) return 20;
  return message.replyTo === undefined ? 0 : 19;
}

function replyPart(message: DiscordMessage): Fields {
  if (message.replyTo === undefined) return {};
  return { message_reference: { type: 0, channel_id: message.channelId, message_id: message.replyTo } };
}

function interactionPart(world: World, message: DiscordMessage): Fields {
  const { interaction } = message;
  if (interaction === undefined) return {};
  const user = world.users.get(interaction.userId) ?? world.bot;
  const { guildId } = channelOf(world, message.channelId);
  const owners = guildOf(world, guildId) === undefined ? { 0: '0' } : { 0: guildId };
  const base = { id: interaction.id, type: interaction.type, user: userPayload(user) };
  return {
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: { ...base, authorizing_integration_owners: owners },
    ...(interaction.name === undefined ? {} : { interaction: { ...base, name: interaction.name } }),
  };
}

function attachmentPayload(attachment: SimAttachment): Fields {
  return {
    id: attachment.id,
    filename: attachment.name,
    size: attachment.data.byteLength,
    url: attachment.url,
    proxy_url: attachment.url,
    content_type: attachment.contentType,
    ...(attachment.description === undefined ? {} : { description: attachment.description }),
  };
}

/** An embed as it is given back: its type, and `attachment://` pictures resolved. */
function embedPayload(embed: Fields, attachments: readonly SimAttachment[]): Fields {
  const pictures = ['image', 'thumbnail'].flatMap((key): [string, unknown][] => {
    const picture = fieldsOf(embed[key]);
    const name = textOf(picture['url']).replace(/^attachment:\/\//, '');
    const found = attachments.find((attachment) => attachment.name === name);
    return found === undefined ? [] : [[key, { ...picture, url: found.url, proxy_url: found.url }]];
  });
  return { type: 'rich', ...embed, ...Object.fromEntries(pictures) };
}

/** Discord numbers components that came without an `id` of their own. */
function numbered(parts: readonly Fields[]): readonly Fields[] {
  const taken = new Set(everyPart(parts).map((part) => part['id']));
  let next = 1;
  const number = (part: Fields): Fields => {
    while (taken.has(next)) next += 1;
    const id = typeof part['id'] === 'number' && part['id'] > 0 ? part['id'] : next++;
    const inside = Array.isArray(part['components'])
      ? { components: part['components'].filter(isFields).map(number) }
      : {};
    const accessory = isFields(part['accessory']) ? { accessory: number(part['accessory']) } : {};
    return { ...part, id, ...inside, ...accessory };
  };
  return parts.map(number);
}

/** Whether a person (or nobody in particular) sees this message. */
export function isVisible(message: DiscordMessage, viewerId: string | undefined): boolean {
  return message.ephemeralTo === undefined || message.ephemeralTo === viewerId;
}

/** Whether the message is a Components V2 one. */
export function isLayout(message: DiscordMessage): boolean {
  return (message.flags & messageFlags.componentsV2) !== 0;
}
