import type { Chat } from '../chat/port.ts';
import type { Place, Platform } from '../core/call.ts';
import type { DigestOrder } from '../core/digest-order.ts';

/** What digests need of a chat platform. */
export type DigestChat = Pick<Chat, 'post' | 'edit' | 'readBack'>;
export type DigestChats = ReadonlyMap<Platform, DigestChat>;

/** The platform of a digest; throws when the bot is not connected to it. */
export function chatOf({ place }: DigestOrder, chats: DigestChats): DigestChat {
  const chat = chats.get(place.platform);
  if (chat === undefined) throw new Error(`the bot is not connected to ${place.platform}`);
  return chat;
}

export const placeOf = ({ place }: DigestOrder): Place => ({ ...place, direct: false });
