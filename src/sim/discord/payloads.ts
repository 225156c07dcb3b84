import type { SimChannel, SimGuild, SimMember, SimRole, SimUser } from './guild.ts';
import { bitsOf, permissionBits } from './permissions.ts';
import type { Fields } from './wire.ts';
import type { World } from './world.ts';

const channelTypes = { text: 0, dm: 1, thread: 11 } as const;

/** A user as Discord sends it. */
export function userPayload(user: SimUser): Fields {
  return {
    id: user.id,
    username: user.name,
    discriminator: '0',
    global_name: user.bot ? null : user.name,
    avatar: null,
    bot: user.bot,
    public_flags: 0,
    avatar_decoration_data: null,
    clan: null,
    primary_guild: null,
    collectibles: null,
  };
}

/** A member without `user`, as it stands inside other objects. */
export function memberPayload(member: SimMember): Fields {
  return {
    nick: member.nick ?? null,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: new Date(member.joinedAtMs).toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
}

/** A member of a guild's own list, with `user`. */
export function fullMember(member: SimMember): Fields {
  return { ...memberPayload(member), user: userPayload(member.user) };
}

export function rolePayload(role: SimRole, position: number): Fields {
  return {
    id: role.id,
    name: role.name,
    description: null,
    permissions: String(role.permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

/** A channel, thread or direct message. */
export function channelPayload(world: World, channel: SimChannel): Fields {
  const base = { id: channel.id, type: channelTypes[channel.kind], flags: 0, last_message_id: null };
  if (channel.kind === 'dm') {
    const user = world.users.get(channel.recipientId ?? '');
    return { ...base, recipients: user === undefined ? [] : [userPayload(user)] };
  }
  const inGuild = {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
  };
  if (channel.kind === 'text') {
    const overwrites = [botOverwrite(world, channel)];
    return {
      ...inGuild,
      position: 0,
      topic: null,
      nsfw: false,
      rate_limit_per_user: 0,
      permission_overwrites: overwrites,
    };
  }
  return {
    ...inGuild,
    owner_id: world.bot.id,
    message_count: 0,
    member_count: 1,
    thread_metadata: threadState(channel),
  };
}

/** The bot's own overwrite, so that a client that works out its permissions finds what REST will allow. */
function botOverwrite(world: World, channel: SimChannel): Fields {
  const allow = bitsOf(channel.bot);
  const every = Object.values(permissionBits).reduce((all, bit) => all | bit, 0n);
  const deny = every & ~allow & ~permissionBits.administrator;
  return { id: world.bot.id, type: 1, allow: String(allow), deny: String(deny) };
}

function threadState(channel: SimChannel): Fields {
  return {
    archived: channel.archived,
    locked: false,
    auto_archive_duration: 1440,
    archive_timestamp: '2026-01-01T00:00:00.000000+00:00',
  };
}

/** A guild as REST gives it. */
export function guildPayload(guild: SimGuild): Fields {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    splash: null,
    banner: null,
    owner_id: guild.id,
    preferred_locale: guild.locale,
    features: [],
    roles: [...guild.roles.values()].map(rolePayload),
    emojis: [],
    stickers: [],
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    vanity_url_code: null,
    max_members: 500_000,
  };
}

/** GUILD_CREATE: without the Members intent it carries only the bot's own member. */
export function guildCreatePayload(world: World, guild: SimGuild): Fields {
  const member = guild.members.get(world.bot.id);
  const channels = [...guild.channels.values()].filter(({ bot }) => bot.has('view'));
  const payloads = (kind: SimChannel['kind']): readonly Fields[] =>
    channels.filter((channel) => channel.kind === kind).map((channel) => channelPayload(world, channel));
  return {
    ...guildPayload(guild),
    joined_at: new Date(member?.joinedAtMs ?? 0).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: member === undefined ? [] : [fullMember(member)],
    channels: payloads('text'),
    threads: payloads('thread'),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** What the bot may do in a channel, as the decimal text of `app_permissions`. */
export function appPermissions(channel: SimChannel): string {
  return String(bitsOf(channel.bot));
}
