import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import type { SlackMessage } from '../state/posts.ts';

/** A message as Slack writes it into answers and payloads. */
export function messagePayload(message: SlackMessage): Json {
  const isOwn = message.userId === identity.botUserId;
  return {
    ...(isOwn ? { bot_id: identity.botId, app_id: identity.appId } : {}),
    ...(message.isReturn ? { subtype: 'bot_message' } : { user: message.userId }),
    type: 'message',
    ts: message.ts,
    text: message.text,
    team: identity.teamId,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedTs === undefined ? {} : { edited: { user: identity.botUserId, ts: message.editedTs } }),
  };
}
