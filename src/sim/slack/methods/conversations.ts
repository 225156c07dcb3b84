import type { ApiCall, ApiMethods } from '../wire/api-call.ts';
import { ApiRefusal, argument, flagArgument, needArgument, needScope, page } from '../wire/api-call.ts';
import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import type { SimChannel } from '../state/workspace.ts';
import type { World } from '../world.ts';

const kinds = new Map([
  ['public_channel', 'channels:read'],
  ['private_channel', 'groups:read'],
  ['im', 'im:read'],
  ['mpim', 'mpim:read'],
]);

/** conversations.*: where the bot is and who else is there. */
export const conversationMethods: ApiMethods = [
  ['conversations.info', { tier: 'three', token: 'bot', run: info }],
  ['conversations.members', { tier: 'four', token: 'bot', run: members }],
  ['conversations.list', { tier: 'two', token: 'bot', run: list }],
];

function info(call: ApiCall, world: World): Json {
  const channel = readable(call, world);
  const counted = flagArgument(call, 'include_num_members') ? { num_members: channel.members.length } : {};
  return { channel: { ...channelPayload(channel), ...counted } };
}

function members(call: ApiCall, world: World): Json {
  const { rows, metadata } = page(call, readable(call, world).members);
  return { members: rows, ...metadata };
}

function list(call: ApiCall, world: World): Json {
  const types = (argument(call, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  for (const type of types) {
    const scope = kinds.get(type);
    if (scope === undefined) throw new ApiRefusal('invalid_types');
    needScope(scope);
  }
  const withoutArchived = flagArgument(call, 'exclude_archived');
  const found = world.workspace.channels
    .filter((channel) => types.includes(kindOf(channel)) && isVisible(channel))
    .filter((channel) => !withoutArchived || !channel.isArchived);
  const { rows, metadata } = page(call, found);
  return { channels: rows.map(channelPayload), ...metadata };
}

function readable(call: ApiCall, world: World): SimChannel {
  const channel = world.workspace.channel(needArgument(call, 'channel'));
  if (channel === undefined) throw new ApiRefusal('channel_not_found');
  needScope(kinds.get(kindOf(channel)) ?? 'channels:read');
  if (!isVisible(channel)) throw new ApiRefusal('channel_not_found');
  return channel;
}

function kindOf(channel: SimChannel): string {
  if (channel.isDirect) return 'im';
  return channel.isPrivate ? 'private_channel' : 'public_channel';
}

function isVisible(channel: SimChannel): boolean {
  return channel.members.includes(identity.botUserId) || !(channel.isPrivate || channel.isDirect);
}

function channelPayload(channel: SimChannel): Json {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_archived: channel.isArchived,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: channel.members.includes(identity.botUserId),
    context_team_id: identity.teamId,
  };
}
