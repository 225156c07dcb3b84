import type { DiscordMessage } from './message.ts';
import { messagePayload } from './message-payload.ts';
import { channelOf } from './world.ts';
import type { World } from './world.ts';

// Guild Messages and Direct Messages: a bot without them hears of no message, not even of its own.
const guildMessages = 1 << 9;
const directMessages = 1 << 12;

/** Tells the sessions that listen to messages of a new or changed one. */
export function tellMessage(
  world: World,
  event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  message: DiscordMessage,
): void {
  if (message.ephemeralTo !== undefined) return;
  const { guildId } = channelOf(world, message.channelId);
  const intent = guildId === undefined ? directMessages : guildMessages;
  world.dispatch(event, { ...messagePayload(world, message), guild_id: guildId }, intent);
}

/** Tells the sessions that listen to messages that one is gone. */
export function tellRemoved(world: World, message: DiscordMessage): void {
  const { guildId } = channelOf(world, message.channelId);
  const intent = guildId === undefined ? directMessages : guildMessages;
  world.dispatch(
    'MESSAGE_DELETE',
    { id: message.id, channel_id: message.channelId, guild_id: guildId },
    intent,
  );
}
