import { bitsOf, isAbility } from './permissions.ts';
import type { Ability } from './permissions.ts';

export interface SimUser {
  readonly id: string;
  name: string;
  bot: boolean;
  /** The language of this person's Discord, e.g. `en-US` or `zh-CN`. */
  locale: string;
  /** False refuses direct messages with 50007. */
  takesDirectMessages: boolean;
}

export interface SimRole {
  readonly id: string;
  name: string;
  permissions: bigint;
}

export interface SimMember {
  readonly user: SimUser;
  nick: string | undefined;
  roles: string[];
  readonly joinedAtMs: number;
}

export interface SimChannel {
  readonly id: string;
  readonly kind: 'text' | 'thread' | 'dm';
  readonly guildId: string | undefined;
  readonly parentId: string | undefined;
  /** The other person of a direct message. */
  readonly recipientId: string | undefined;
  name: string;
  /** What the bot may do here. */
  readonly bot: Set<Ability>;
  archived: boolean;
}

export interface NewMember {
  name: string;
  id?: string;
  nick?: string;
  roles?: readonly string[];
  bot?: boolean;
  locale?: string;
  takesDirectMessages?: boolean;
}

export interface NewChannel {
  name: string;
  id?: string;
  kind?: 'text' | 'thread';
  /** The channel of a thread. */
  parentId?: string;
  /** What the bot may not do here; it may do everything it needs otherwise. */
  botLacks?: readonly Ability[];
}

/** One server: its people, roles and channels, to be altered at any time. */
export interface SimGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly roles: ReadonlyMap<string, SimRole>;
  readonly members: ReadonlyMap<string, SimMember>;
  readonly channels: ReadonlyMap<string, SimChannel>;
  addRole(role: { name: string; id?: string; permissions?: bigint }): SimRole;
  addMember(member: NewMember): SimMember;
  /** Replaces a member's roles. Throws when the member or a role is unknown. */
  setRoles(userId: string, roles: readonly string[]): void;
  removeMember(userId: string): void;
  addChannel(channel: NewChannel): SimChannel;
  removeChannel(channelId: string): void;
  /** Gives or takes what the bot may do in a channel. */
  setBot(channelId: string, abilities: Partial<Record<Ability, boolean>>): void;
}

/** Everything that the bot needs; Mention Everyone and Manage Messages have to be given. */
export const usualAbilities: readonly Ability[] = [
  'view',
  'send',
  'embed',
  'attach',
  'history',
  'commands',
  'threads',
];

/** What happens to a guild, for those who listen to it. */
export type GuildEvent =
  | { readonly kind: 'create' | 'update' | 'delete'; readonly channel: SimChannel }
  | { readonly kind: 'create'; readonly role: SimRole }
  | { readonly kind: 'people' };

interface GuildNeeds {
  id: string;
  name: string;
  newId: () => string;
  nowMs: () => number;
  users: Map<string, SimUser>;
  happened: (event: GuildEvent) => void;
}

function found<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const value = map.get(id);
  if (value === undefined) throw new Error(`the guild has no ${what} ${id}`);
  return value;
}

/** Makes an empty guild with its @everyone role. */
export function createGuild(needs: GuildNeeds): SimGuild {
  const { id, name } = needs;
  return { id, name, locale: 'en-US', ...createPeople(needs), ...createChannels(needs) };
}

type People = Pick<SimGuild, 'roles' | 'members' | 'addRole' | 'addMember' | 'setRoles' | 'removeMember'>;

function createPeople({ id: guildId, newId, nowMs, users, happened }: GuildNeeds): People {
  const members = new Map<string, SimMember>();
  // In Discord the id of @everyone is the guild's own.
  const everyone = { id: guildId, name: '@everyone', permissions: bitsOf(usualAbilities) };
  const roles = new Map<string, SimRole>([[guildId, everyone]]);
  return {
    roles,
    members,
    addRole({ name, id = newId(), permissions = 0n }) {
      const role = { id, name, permissions };
      roles.set(id, role);
      happened({ kind: 'create', role });
      return role;
    },
    addMember(wanted) {
      const user = users.get(wanted.id ?? '') ?? newUser(wanted, newId);
      for (const role of wanted.roles ?? []) found(roles, role, 'role');
      const member = { user, nick: wanted.nick, roles: [...(wanted.roles ?? [])], joinedAtMs: nowMs() };
      users.set(user.id, user);
      members.set(user.id, member);
      happened({ kind: 'people' });
      return member;
    },
    setRoles(userId, wanted) {
      for (const role of wanted) found(roles, role, 'role');
      found(members, userId, 'member').roles = [...wanted];
      happened({ kind: 'people' });
    },
    removeMember(userId) {
      members.delete(userId);
      happened({ kind: 'people' });
    },
  };
}

type Channels = Pick<SimGuild, 'channels' | 'addChannel' | 'removeChannel' | 'setBot'>;

function createChannels({ id: guildId, newId, happened }: GuildNeeds): Channels {
  const channels = new Map<string, SimChannel>();
  return {
    channels,
    addChannel(wanted) {
      const channel = newChannel(wanted, guildId, newId);
      channels.set(channel.id, channel);
      happened({ kind: 'create', channel });
      return channel;
    },
    removeChannel(channelId) {
      const channel = found(channels, channelId, 'channel');
      channels.delete(channelId);
      happened({ kind: 'delete', channel });
    },
    setBot(channelId, abilities) {
      const channel = found(channels, channelId, 'channel');
      setAbilities(channel.bot, abilities);
      happened({ kind: 'update', channel });
    },
  };
}

function newUser(member: NewMember, newId: () => string): SimUser {
  return {
    id: member.id ?? newId(),
    name: member.name,
    bot: member.bot ?? false,
    locale: member.locale ?? 'en-US',
    takesDirectMessages: member.takesDirectMessages ?? true,
  };
}

function newChannel(channel: NewChannel, guildId: string, newId: () => string): SimChannel {
  const lacks = channel.botLacks ?? [];
  return {
    id: channel.id ?? newId(),
    kind: channel.kind ?? 'text',
    guildId,
    parentId: channel.parentId,
    recipientId: undefined,
    name: channel.name,
    bot: new Set(usualAbilities.filter((ability) => !lacks.includes(ability))),
    archived: false,
  };
}

function setAbilities(bot: Set<Ability>, abilities: Partial<Record<Ability, boolean>>): void {
  for (const [ability, given] of Object.entries(abilities)) {
    if (!isAbility(ability)) throw new Error(`no such ability: ${ability}`);
    if (given) bot.add(ability);
    else bot.delete(ability);
  }
}
