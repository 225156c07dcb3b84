import type { ApiCall, ApiMethods } from '../wire/api-call.ts';
import { ApiRefusal, flagArgument, needArgument, page } from '../wire/api-call.ts';
import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import type { SimUser, SimUserGroup } from '../state/workspace.ts';
import type { World } from '../world.ts';

/** users.* and usergroups.*: who people are. */
export const userMethods: ApiMethods = [
  ['users.info', { tier: 'four', token: 'bot', scope: 'users:read', run: info }],
  ['users.list', { tier: 'two', token: 'bot', scope: 'users:read', run: list }],
  ['usergroups.list', { tier: 'two', token: 'bot', scope: 'usergroups:read', run: groups }],
  ['usergroups.users.list', { tier: 'two', token: 'bot', scope: 'usergroups:read', run: groupMembers }],
];

function info(call: ApiCall, world: World): Json {
  const user = world.workspace.user(needArgument(call, 'user'));
  if (user === undefined) throw new ApiRefusal('user_not_found');
  return { user: userPayload(user, flagArgument(call, 'include_locale')) };
}

function list(call: ApiCall, world: World): Json {
  const withLocale = flagArgument(call, 'include_locale');
  const { rows, metadata } = page(call, world.workspace.users);
  return { members: rows.map((user) => userPayload(user, withLocale)), ...metadata };
}

function groups(call: ApiCall, world: World): Json {
  const all = flagArgument(call, 'include_disabled');
  const withUsers = flagArgument(call, 'include_users');
  const shown = world.workspace.userGroups.filter((group) => all || !group.isDisabled);
  return {
    usergroups: shown.map((group) => ({
      ...groupPayload(group),
      ...(withUsers ? { users: group.members } : {}),
    })),
  };
}

function groupMembers(call: ApiCall, world: World): Json {
  const group = world.workspace.userGroup(needArgument(call, 'usergroup'));
  const isHidden = group?.isDisabled === true && !flagArgument(call, 'include_disabled');
  if (group === undefined || isHidden) throw new ApiRefusal('no_such_subteam');
  return { users: group.members };
}

function userPayload(user: SimUser, withLocale: boolean): Json {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    real_name: user.name,
    deleted: user.isDeleted,
    is_bot: user.isBot,
    is_app_user: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_stranger: user.isStranger,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: 0,
    // Slack tells the locale only to those who ask for it.
    ...(withLocale ? { locale: user.locale } : {}),
    profile: { real_name: user.name, display_name: user.name, team: user.teamId },
  };
}

function groupPayload(group: SimUserGroup): Json {
  return {
    id: group.id,
    team_id: identity.teamId,
    is_usergroup: true,
    is_subteam: true,
    is_external: false,
    name: group.name,
    handle: group.handle,
    description: '',
    date_delete: group.isDisabled ? 1 : 0,
    user_count: group.members.length,
  };
}
