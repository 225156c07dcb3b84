import { apiError } from './api-error.ts';
import { checkMayPost, seenChannel } from './channel-access.ts';
import { readMessage } from './message-check.ts';
import { messageFlags } from './message.ts';
import type { DiscordMessage } from './message.ts';
import { messagePayload } from './message-payload.ts';
import { tellMessage, tellRemoved } from './message-events.ts';
import { noContent, ok, param } from './rest.ts';
import type { RestAnswer, RestRequest, Route } from './rest.ts';
import { withFiles } from './with-files.ts';

const base = '/channels/{channel}/messages';

/** "The past few minutes", says Discord. */
const NONCE_MS = 5 * 60_000;

/** Posting, reading, editing and deleting messages with the bot's own token. */
export const channelRoutes: readonly Route[] = [
  { method: 'POST', template: base, handle: post },
  { method: 'GET', template: base, handle: list },
  { method: 'GET', template: `${base}/{message}`, handle: get },
  { method: 'PATCH', template: `${base}/{message}`, handle: edit },
  { method: 'DELETE', template: `${base}/{message}`, handle: remove },
  { method: 'POST', template: '/channels/{channel}/typing', handle: typing },
];

const postFlags =
  messageFlags.suppressEmbeds | messageFlags.suppressNotifications | messageFlags.componentsV2;
const editFlags = postFlags | messageFlags.ephemeral;

function post(request: RestRequest): RestAnswer {
  const { world, body } = request;
  const channel = seenChannel(world, param(request, 'channel'));
  const parts = withFiles(request, readMessage(body, { mayFlags: postFlags }));
  checkMayPost(world, channel, parts);
  // With `enforce_nonce` the same nonce within a few minutes gives the message that is already there.
  const sinceMs = world.clock.now() - NONCE_MS;
  const twin = world.messages
    .inChannel(channel.id)
    .find(
      ({ nonce, authorId, createdAtMs }) =>
        parts.enforceNonce === true &&
        nonce === parts.nonce &&
        authorId === world.bot.id &&
        createdAtMs >= sinceMs,
    );
  if (twin !== undefined) return ok(messagePayload(world, twin));
  if (parts.replyTo !== undefined) publicMessage(request, parts.replyTo);
  const mayPingEveryone = channel.kind !== 'dm' && channel.bot.has('mentionEveryone');
  const message = world.messages.add({
    channelId: channel.id,
    authorId: world.bot.id,
    mayPingEveryone,
    parts,
  });
  tellMessage(world, 'MESSAGE_CREATE', message);
  return ok(messagePayload(world, message));
}

/** A message of the route's channel; an ephemeral one does not exist for channel routes. Throws 10008. */
function publicMessage(request: RestRequest, messageId: string): DiscordMessage {
  const message = request.world.messages.get(messageId);
  const isHere = message?.channelId === param(request, 'channel') && message.ephemeralTo === undefined;
  if (message === undefined || !isHere) throw apiError(10008);
  return message;
}

function found(request: RestRequest): DiscordMessage {
  seenChannel(request.world, param(request, 'channel'));
  return publicMessage(request, param(request, 'message'));
}

function list(request: RestRequest): RestAnswer {
  const { world, query } = request;
  const channel = seenChannel(world, param(request, 'channel'));
  if (!channel.bot.has('history')) return ok([]);
  const limit = Number(query.get('limit') ?? '50');
  const before = query.get('before');
  const messages = world.messages
    .inChannel(channel.id)
    .filter(
      ({ id, ephemeralTo }) => ephemeralTo === undefined && (before === null || BigInt(id) < BigInt(before)),
    );
  return ok(
    messages
      .slice(-limit)
      .toReversed()
      .map((message) => messagePayload(world, message)),
  );
}

function get(request: RestRequest): RestAnswer {
  const message = found(request);
  if (!seenChannel(request.world, message.channelId).bot.has('history')) throw apiError(50013);
  return ok(messagePayload(request.world, message));
}

function edit(request: RestRequest): RestAnswer {
  const { world, body } = request;
  const message = found(request);
  if (message.authorId !== world.bot.id) throw apiError(50005);
  const rules = { mayFlags: editFlags, hasFlags: message.flags };
  const parts = withFiles(request, readMessage(body, rules), message);
  const changed = world.messages.edit(message.id, parts);
  tellMessage(world, 'MESSAGE_UPDATE', changed);
  return ok(messagePayload(world, changed));
}

function remove(request: RestRequest): RestAnswer {
  const { world } = request;
  const message = found(request);
  const channel = seenChannel(world, message.channelId);
  if (message.authorId !== world.bot.id && !channel.bot.has('manageMessages')) throw apiError(50013);
  world.messages.remove(message.id);
  tellRemoved(world, message);
  return noContent;
}

function typing(request: RestRequest): RestAnswer {
  seenChannel(request.world, param(request, 'channel'));
  return noContent;
}
