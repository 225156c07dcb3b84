import type { WebSocket } from 'ws';
import { refuse } from './gateway-hub.ts';
import type { Connection, Hub } from './gateway-hub.ts';
import { guildsIntent, intentsFault } from './gateway-intents.ts';
import { replay, sendEvent } from './gateway-session.ts';
import type { GatewaySession } from './gateway-session.ts';
import { gatewayUrl } from './info-routes.ts';
import { guildCreatePayload, userPayload } from './payloads.ts';
import { isFields, numberOf } from './wire.ts';
import type { Fields } from './wire.ts';
import type { World } from './world.ts';

/** The close code and words for an identify that is not accepted. */
function identifyFault(hub: Hub, connection: Connection, data: Fields): [number, string] | undefined {
  if (connection.session !== undefined) return [4005, 'Already authenticated.'];
  if (data['token'] !== hub.world.token) return [4004, 'Authentication failed.'];
  if (!isFields(data['properties'])) return [4002, 'Error while decoding payload.'];
  if (!isShard(data['shard'])) return [4010, 'Invalid shard.'];
  const code = intentsFault(data['intents']);
  if (code === undefined) return undefined;
  return [code, code === 4013 ? 'Invalid intent(s).' : 'Disallowed intent(s).'];
}

function isShard(shard: unknown): boolean {
  if (shard === undefined || shard === null) return true;
  return (
    Array.isArray(shard) && shard.length === 2 && Number(shard[0]) >= 0 && Number(shard[0]) < Number(shard[1])
  );
}

/** Op 2: a new session, or the close code of Discord's page "Gateway Close Event Codes". */
export function identify(hub: Hub, connection: Connection, data: Fields): void {
  const fault = identifyFault(hub, connection, data);
  if (fault !== undefined) {
    refuse(hub, connection, ...fault);
    return;
  }
  const session = newSession(hub.world, numberOf(data['intents']), connection.socket);
  hub.sessions.push(session);
  connection.session = session;
  greet(hub.world, session);
  hub.world.changed();
}

/** Op 6: the missed events and RESUMED; op 9 for a session that is gone. */
export function resume(hub: Hub, connection: Connection, data: Fields): void {
  const session = hub.sessions.find(({ id, ended }) => id === data['session_id'] && !ended);
  const seq = numberOf(data['seq'], -1);
  if (connection.session !== undefined) refuse(hub, connection, 4005, 'Already authenticated.');
  else if (data['token'] !== hub.world.token) refuse(hub, connection, 4004, 'Authentication failed.');
  else if (session === undefined) connection.socket.send(JSON.stringify({ op: 9, d: false }));
  else if (seq < 0 || seq > session.seq) refuse(hub, connection, 4007, 'Invalid seq.');
  else {
    session.socket = connection.socket;
    session.resumes += 1;
    connection.session = session;
    replay(session, seq);
    hub.world.changed();
  }
}

function newSession(world: World, intents: number, socket: WebSocket): GatewaySession {
  const id = Buffer.from(`session ${world.newId()}`).toString('hex');
  return { id, intents, seq: 0, events: [], socket, heartbeats: 0, resumes: 0, ended: false };
}

/** READY, then each guild, as after every identify. */
function greet(world: World, session: GatewaySession): void {
  const guilds = [world.guild, world.foreignGuild].filter(({ members }) => members.has(world.bot.id));
  sendEvent(session, 'READY', {
    v: 10,
    user: { ...userPayload(world.bot), verified: true, mfa_enabled: true, email: null, flags: 0 },
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: gatewayUrl(world),
    shard: [0, 1],
    application: { id: world.applicationId, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    private_channels: [],
    presences: [],
    relationships: [],
    user_settings: {},
  });
  if ((session.intents & guildsIntent) === 0) return;
  for (const guild of guilds) sendEvent(session, 'GUILD_CREATE', guildCreatePayload(world, guild));
}
