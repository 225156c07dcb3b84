import { apiError } from './api-error.ts';
import type { SimChannel } from './guild.ts';
import type { MessageParts } from './message.ts';
import { channelOf } from './world.ts';
import type { World } from './world.ts';

/** The channel, when the bot may see it. Throws 10003 or 50001. */
export function seenChannel(world: World, channelId: string): SimChannel {
  const channel = channelOf(world, channelId);
  if (!channel.bot.has('view')) throw apiError(50001);
  return channel;
}

/** Refuses what the bot may not post in a channel: 50001, 50007, 50013 or 50083. */
export function checkMayPost(world: World, channel: SimChannel, parts: MessageParts): void {
  if (channel.kind === 'dm') {
    checkDirect(world, channel);
    return;
  }
  if (channel.archived) throw apiError(50083);
  const needed = channel.kind === 'thread' ? 'threads' : 'send';
  const lacksEmbed = (parts.embeds ?? []).length > 0 && !channel.bot.has('embed');
  const lacksAttach = (parts.attachments ?? []).length > 0 && !channel.bot.has('attach');
  const lacksHistory = parts.replyTo !== undefined && !channel.bot.has('history');
  if (!channel.bot.has(needed) || lacksEmbed || lacksAttach || lacksHistory) throw apiError(50013);
}

// A person must share a guild with the bot and take direct messages.
function checkDirect(world: World, channel: SimChannel): void {
  const userId = channel.recipientId ?? '';
  const shares = [world.guild, world.foreignGuild].some(({ members }) => members.has(userId));
  if (!shares || world.users.get(userId)?.takesDirectMessages !== true) throw apiError(50007);
}
