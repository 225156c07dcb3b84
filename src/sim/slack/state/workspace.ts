import type { Ids } from './ids.ts';
import { identity } from './identity.ts';

export interface SimUser {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly isBot: boolean;
  readonly isRestricted: boolean;
  /** From another workspace, here through a shared channel. */
  readonly isStranger: boolean;
  readonly isDeleted: boolean;
  readonly locale: string;
  readonly tz: string;
}

export interface SimUserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly isDisabled: boolean;
  readonly members: readonly string[];
}

export interface SimChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isDirect: boolean;
  readonly isArchived: boolean;
  /** User ids, the bot's among them where it was invited. */
  readonly members: readonly string[];
}

type New<T extends { id: string }, Needed extends keyof T> = Pick<T, Needed> & Partial<T>;

/** The people, their groups and their channels. */
export interface Workspace {
  readonly users: readonly SimUser[];
  readonly userGroups: readonly SimUserGroup[];
  readonly channels: readonly SimChannel[];
  user(id: string): SimUser | undefined;
  userGroup(id: string): SimUserGroup | undefined;
  channel(id: string): SimChannel | undefined;
  /** Adds a person, or alters the one with that id. */
  setUser(user: New<SimUser, 'name'>): SimUser;
  setUserGroup(group: New<SimUserGroup, 'handle'>): SimUserGroup;
  setChannel(channel: New<SimChannel, 'name'>): SimChannel;
  join(channelId: string, userId: string): void;
  leave(channelId: string, userId: string): void;
  /** The direct conversation of the bot and this person, opened if need be. */
  direct(userId: string): SimChannel;
}

const noUser: SimUser = {
  id: '',
  name: '',
  teamId: identity.teamId,
  isBot: false,
  isRestricted: false,
  isStranger: false,
  isDeleted: false,
  locale: 'en-US',
  tz: 'Asia/Shanghai',
};
const noGroup = { isDisabled: false, members: [] };
const noChannel: SimChannel = {
  id: '',
  name: '',
  isPrivate: false,
  isDirect: false,
  isArchived: false,
  members: [],
};

/** A workspace that holds only the bot. `changed` is told of every alteration. */
export function createWorkspace(ids: Ids, changed: () => void): Workspace {
  const users = createTable<SimUser>(changed);
  const groups = createTable<SimUserGroup>(changed);
  const channels = createTable<SimChannel>(changed);
  users.put({ ...noUser, id: identity.botUserId, name: identity.botName, isBot: true });
  const setMembers = (id: string, alter: (members: readonly string[]) => readonly string[]) => {
    const channel = channels.get(id);
    if (channel === undefined) throw new Error(`no channel ${id}`);
    channels.put({ ...channel, members: alter(channel.members) });
  };
  return {
    get users() {
      return users.all();
    },
    get userGroups() {
      return groups.all();
    },
    get channels() {
      return channels.all();
    },
    user: users.get,
    userGroup: groups.get,
    channel: channels.get,
    setUser: (user) => users.put({ ...noUser, id: ids.id('U'), ...users.known(user.id), ...user }),
    setUserGroup: (group) =>
      groups.put({ ...noGroup, id: ids.id('S'), name: group.handle, ...groups.known(group.id), ...group }),
    setChannel: (channel) =>
      channels.put({ ...noChannel, id: ids.id('C'), ...channels.known(channel.id), ...channel }),
    join: (id, userId) => setMembers(id, (members) => [...new Set([...members, userId])]),
    leave: (id, userId) => setMembers(id, (members) => members.filter((member) => member !== userId)),
    direct: (userId) =>
      channels.all().find((channel) => channel.isDirect && channel.members.includes(userId)) ??
      channels.put(directWith(userId, ids.id('D'))),
  };
}

function directWith(userId: string, id: string): SimChannel {
  return { ...noChannel, id, name: userId, isDirect: true, members: [userId, identity.botUserId] };
}

function createTable<Row extends { readonly id: string }>(changed: () => void) {
  const rows = new Map<string, Row>();
  return {
    all: () => [...rows.values()],
    get: (id: string) => rows.get(id),
    known: (id: string | undefined) => (id === undefined ? undefined : rows.get(id)),
    put(row: Row): Row {
      rows.set(row.id, row);
      changed();
      return row;
    },
  };
}
