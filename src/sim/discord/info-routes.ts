import { apiError } from './api-error.ts';
import { channelPayload, fullMember, guildPayload, rolePayload, userPayload } from './payloads.ts';
import { createForm } from './form.ts';
import { readText } from './read-form.ts';
import { ok, param } from './rest.ts';
import type { RestRequest, Route } from './rest.ts';
import type { SimGuild } from './guild.ts';
import { channelOf, guildOf, openDirect } from './world.ts';
import type { World } from './world.ts';
import type { Fields } from './wire.ts';

/** What a bot may ask about itself, its guilds, members, roles and channels. */
export const infoRoutes: readonly Route[] = [
  { method: 'GET', template: '/gateway', open: true, handle: ({ world }) => ok({ url: gatewayUrl(world) }) },
  { method: 'GET', template: '/gateway/bot', handle: ({ world }) => ok(gatewayBot(world)) },
  { method: 'GET', template: '/users/@me', handle: ({ world }) => ok(selfPayload(world)) },
  { method: 'GET', template: '/users/{user}', handle: (request) => ok(userPayload(userOf(request))) },
  { method: 'POST', template: '/users/@me/channels', handle: openChannel },
  { method: 'GET', template: '/users/@me/guilds', handle: ({ world }) => ok(guildsOf(world)) },
  { method: 'GET', template: '/applications/@me', handle: ({ world }) => ok(applicationPayload(world)) },
  {
    method: 'GET',
    template: '/oauth2/applications/@me',
    handle: ({ world }) => ok(applicationPayload(world)),
  },
  { method: 'GET', template: '/guilds/{guild}', handle: (request) => ok(guildPayload(asked(request))) },
  { method: 'GET', template: '/guilds/{guild}/roles', handle: (request) => ok(rolesOf(asked(request))) },
  { method: 'GET', template: '/guilds/{guild}/channels', handle: listChannels },
  { method: 'GET', template: '/guilds/{guild}/members/{user}', handle: getMember },
  { method: 'GET', template: '/channels/{channel}', handle: getChannel },
];

/** The address of the gateway. */
export function gatewayUrl(world: World): string {
  return world.origin.replace(/^http/, 'ws');
}

function gatewayBot(world: World): Fields {
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  return { url: gatewayUrl(world), shards: 1, session_start_limit: limit };
}

function selfPayload(world: World): Fields {
  return {
    ...userPayload(world.bot),
    verified: true,
    mfa_enabled: true,
    locale: 'en-US',
    flags: 0,
    email: null,
  };
}

/** The bot's application. */
export function applicationPayload(world: World): Fields {
  return {
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: '',
    summary: '',
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    owner: userPayload(world.bot),
    team: null,
    // No privileged intent: neither Presence, Members nor Message Content.
    flags: 0,
    hook: true,
    bot: userPayload(world.bot),
    approximate_guild_count: 2,
    integration_types_config: { 0: {} },
  };
}

function guildsOf(world: World): readonly Fields[] {
  return [world.guild, world.foreignGuild].map(({ id, name }) => ({ id, name, icon: null, owner: false }));
}

// A guild without the bot is unknown to it.
function asked(request: RestRequest): SimGuild {
  const guild = guildOf(request.world, param(request, 'guild'));
  if (guild === undefined || !guild.members.has(request.world.bot.id)) throw apiError(10004);
  return guild;
}

function rolesOf(guild: SimGuild): readonly Fields[] {
  return [...guild.roles.values()].map(rolePayload);
}

function listChannels(request: RestRequest): ReturnType<typeof ok> {
  const channels = [...asked(request).channels.values()].filter(({ kind }) => kind === 'text');
  return ok(channels.map((channel) => channelPayload(request.world, channel)));
}

function getMember(request: RestRequest): ReturnType<typeof ok> {
  const guild = asked(request);
  const userId = param(request, 'user');
  if (!request.world.users.has(userId)) throw apiError(10013);
  const member = guild.members.get(userId);
  if (member === undefined) throw apiError(10007);
  return ok(fullMember(member));
}

function userOf(request: RestRequest): Parameters<typeof userPayload>[0] {
  const user = request.world.users.get(param(request, 'user'));
  if (user === undefined) throw apiError(10013);
  return user;
}

function getChannel(request: RestRequest): ReturnType<typeof ok> {
  const channel = channelOf(request.world, param(request, 'channel'));
  if (!channel.bot.has('view')) throw apiError(50001);
  return ok(channelPayload(request.world, channel));
}

function openChannel(request: RestRequest): ReturnType<typeof ok> {
  const form = createForm();
  const userId = readText(form, request.body, 'recipient_id', { required: true });
  form.done();
  const user = request.world.users.get(userId ?? '');
  // Discord answers 50007 for other bots and 50033 for nobody; both mean "no such conversation".
  if (user === undefined) throw apiError(10013);
  if (user.bot) throw apiError(50007);
  return ok(channelPayload(request.world, openDirect(request.world, user.id)));
}
