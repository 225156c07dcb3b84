import { ApiRefusal } from './api-call.ts';
import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import { readContent } from './message-input.ts';
import type { SlackMessage } from '../state/posts.ts';
import type { ReturnPlace } from '../state/return-urls.ts';
import type { World } from '../world.ts';

const textMax = 40_000;
const fields = new Set([
  'text',
  'blocks',
  'attachments',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
  'parse',
  'link_names',
  'metadata',
]);

/**
 * Carries out what an app says through a response_url, or in the acknowledgement of a command: a new message, or
 * the pressed message replaced or deleted. Throws `ApiRefusal` for what Slack does not take.
 */
export function sayBack(body: Json, place: ReturnPlace, world: World): SlackMessage | undefined {
  refuseOddFields(body, place);
  if (isTrue(body['delete_original'])) return deleteOriginal(place, world);
  if (isTrue(body['replace_original'])) return replaceOriginal(body, place, world);
  const isPublic = body['response_type'] === 'in_channel';
  const content = readContent(body, { isEphemeral: !isPublic, textMax }, world);
  const audience = isPublic ? undefined : place.userId;
  return world.posts.post({
    channel: place.channelId,
    userId: identity.botUserId,
    isReturn: true,
    ...content,
    ephemeralTo: audience,
    threadTs: thread(body, place, world),
  });
}

function refuseOddFields(body: Json, place: ReturnPlace): void {
  const foreign = Object.keys(body).find((key) => !fields.has(key));
  if (foreign !== undefined) throw new ApiRefusal('invalid_payload', [`unknown field ${foreign}`]);
  const type = body['response_type'];
  if (type !== undefined && type !== 'ephemeral' && type !== 'in_channel')
    throw new ApiRefusal('invalid_response_type');
  const changes = ['replace_original', 'delete_original'].filter((key) => body[key] !== undefined);
  const asksForChange = changes.some((key) => isTrue(body[key]));
  // bolt-js#2287: a command's answer cannot be changed through its response_url; Slack ignores the wish.
  if (place.kind === 'commands' && asksForChange) throw new ApiRefusal('no_original_message', changes);
  // Slack's two documents disagree about a press answered without either; an app must say what it means.
  if (place.kind === 'actions' && changes.length === 0) throw new ApiRefusal('replace_original_not_said');
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function original(place: ReturnPlace, world: World): SlackMessage {
  const message = place.messageTs === undefined ? undefined : world.posts.find(place.messageTs);
  if (message === undefined) throw new ApiRefusal('message_not_found');
  return message;
}

function deleteOriginal(place: ReturnPlace, world: World): undefined {
  world.posts.remove(original(place, world).ts);
}

function replaceOriginal(body: Json, place: ReturnPlace, world: World): SlackMessage | undefined {
  const message = original(place, world);
  const isEphemeral = message.ephemeralTo !== undefined;
  return world.posts.edit(message.ts, readContent(body, { isEphemeral, textMax }, world));
}

function thread(body: Json, place: ReturnPlace, world: World): string | undefined {
  const ts = body['thread_ts'];
  if (typeof ts !== 'string') return undefined;
  if (world.posts.find(ts)?.channel !== place.channelId) throw new ApiRefusal('cannot_reply_to_message');
  return ts;
}
