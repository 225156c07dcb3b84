import type { ApiCall, ApiMethods } from '../wire/api-call.ts';
import { ApiRefusal, argument, jsonArgument, needArgument } from '../wire/api-call.ts';
import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import { readContent } from '../wire/message-input.ts';
import { messagePayload } from '../people/message-payload.ts';
import type { SlackMessage } from '../state/posts.ts';
import type { SimChannel } from '../state/workspace.ts';
import type { World } from '../world.ts';

const postTextMax = 40_000;
const updateTextMax = 4000;

/** chat.*: what the bot says under its own name. */
export const chatMethods: ApiMethods = [
  ['chat.postMessage', { tier: 'special', token: 'bot', scope: 'chat:write', run: postMessage }],
  ['chat.postEphemeral', { tier: 'four', token: 'bot', scope: 'chat:write', run: postEphemeral }],
  ['chat.update', { tier: 'three', token: 'bot', scope: 'chat:write', run: update }],
  ['chat.delete', { tier: 'three', token: 'bot', scope: 'chat:write', run: remove }],
  ['chat.getPermalink', { tier: 'special', token: 'bot', run: permalink }],
];

function postMessage(call: ApiCall, world: World): Json {
  const channel = writable(target(call, world));
  const rules = { isEphemeral: false, textMax: postTextMax };
  const content = readContent(contentOf(call), rules, world);
  const threadTs = thread(call, channel, world);
  const place = { channel: channel.id, userId: identity.botUserId, threadTs };
  const message = world.posts.post({ ...place, ...content });
  return { channel: channel.id, ts: message.ts, message: messagePayload(message) };
}

function postEphemeral(call: ApiCall, world: World): Json {
  const channel = writable(known(needArgument(call, 'channel'), world));
  const user = needArgument(call, 'user');
  if (!channel.members.includes(user)) throw new ApiRefusal('user_not_in_channel');
  const content = readContent(contentOf(call), { isEphemeral: true, textMax: postTextMax }, world);
  const threadTs = thread(call, channel, world);
  const place = { channel: channel.id, userId: identity.botUserId, threadTs, ephemeralTo: user };
  return { message_ts: world.posts.post({ ...place, ...content }).ts };
}

function update(call: ApiCall, world: World): Json {
  const message = own(call, world, 'cant_update_message');
  const sent = Object.fromEntries(Object.entries(contentOf(call)).filter(([, value]) => value !== undefined));
  if (Object.keys(sent).length === 0) throw new ApiRefusal('no_text');
  // Blocks stay only when neither they nor a text are sent; a text alone takes them away.
  const kept = sent['text'] === undefined ? pickContent(message) : {};
  const content = readContent({ ...kept, ...sent }, { isEphemeral: false, textMax: updateTextMax }, world);
  const edited = world.posts.edit(message.ts, content) ?? message;
  return { channel: edited.channel, ts: edited.ts, text: edited.text, message: messagePayload(edited) };
}

function pickContent({ text, blocks, attachments }: SlackMessage): Json {
  return { text, blocks, attachments };
}

function remove(call: ApiCall, world: World): Json {
  const message = own(call, world, 'cant_delete_message');
  world.posts.remove(message.ts);
  return { channel: message.channel, ts: message.ts };
}

function permalink(call: ApiCall, world: World): Json {
  const channel = visible(known(needArgument(call, 'channel'), world));
  const ts = needArgument(call, 'message_ts');
  const message = world.posts.find(ts);
  if (message?.channel !== channel.id || message.ephemeralTo !== undefined)
    throw new ApiRefusal('message_not_found');
  const host = `https://${identity.teamDomain}.slack.com`;
  return { channel: channel.id, permalink: `${host}/archives/${channel.id}/p${ts.replace('.', '')}` };
}

/** `text`, `blocks` and `attachments` as they came; absent ones are undefined. */
function contentOf(call: ApiCall): Json {
  const text = call.args['text'] === undefined ? undefined : (argument(call, 'text') ?? '');
  const [blocks, attachments] = [jsonArgument(call, 'blocks'), jsonArgument(call, 'attachments')];
  return { text, blocks, attachments };
}

/** The conversation that a message goes to; a user id means the direct conversation with that person. */
function target(call: ApiCall, world: World): SimChannel {
  const id = needArgument(call, 'channel');
  const user = world.workspace.user(id);
  if (user?.isBot === true) throw new ApiRefusal('cannot_dm_bot');
  if (user === undefined || user.isDeleted) return known(id, world);
  return world.workspace.direct(id);
}

function known(id: string, world: World): SimChannel {
  const channel = world.workspace.channel(id);
  if (channel === undefined) throw new ApiRefusal('channel_not_found');
  return channel;
}

/** A private conversation without the bot does not exist for it. */
function visible(channel: SimChannel): SimChannel {
  const isInside = channel.members.includes(identity.botUserId);
  if (!isInside && (channel.isPrivate || channel.isDirect)) throw new ApiRefusal('channel_not_found');
  return channel;
}

function writable(channel: SimChannel): SimChannel {
  visible(channel);
  if (channel.isArchived) throw new ApiRefusal('is_archived');
  // There is no chat:write.public.
  if (!channel.members.includes(identity.botUserId)) throw new ApiRefusal('not_in_channel');
  return channel;
}

function thread(call: ApiCall, channel: SimChannel, world: World): string | undefined {
  const ts = argument(call, 'thread_ts');
  const root = ts === undefined ? undefined : world.posts.find(ts);
  const isThere = root?.channel === channel.id && root.ephemeralTo === undefined;
  if (ts !== undefined && !isThere) throw new ApiRefusal('cannot_reply_to_message');
  return ts;
}

function own(call: ApiCall, world: World, fault: string): SlackMessage {
  const channel = writable(known(needArgument(call, 'channel'), world));
  const message = world.posts.find(needArgument(call, 'ts'));
  // Ephemeral messages cannot be named by the Web API at all.
  const isNamed = message?.channel === channel.id && message.ephemeralTo === undefined;
  if (message === undefined || !isNamed) throw new ApiRefusal('message_not_found');
  if (message.userId !== identity.botUserId) throw new ApiRefusal(fault);
  return message;
}
