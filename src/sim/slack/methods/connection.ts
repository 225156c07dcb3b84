import type { ApiCall, ApiMethods } from '../wire/api-call.ts';
import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';

/** Who am I, and where is my socket. */
export const connectionMethods: ApiMethods = [
  ['auth.test', { tier: 'special', token: 'bot', run: whoAmI }],
  ['apps.connections.open', { tier: 'one', token: 'app', run: connect }],
];

function whoAmI(): Json {
  return {
    url: `https://${identity.teamDomain}.slack.com/`,
    team: identity.teamDomain,
    user: identity.botName,
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    is_enterprise_install: false,
  };
}

function connect(_call: ApiCall, world: World): Json {
  return { url: world.origin().replace('http:', 'ws:') + world.sockets.issueTicket() };
}
