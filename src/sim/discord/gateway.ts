import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { realClock } from '../clock.ts';
import { guildsIntent, intentsFault } from './gateway-intents.ts';
import { replay, sendEvent } from './gateway-session.ts';
import type { GatewaySession } from './gateway-session.ts';
import { gatewayUrl } from './info-routes.ts';
import { guildCreatePayload, userPayload } from './payloads.ts';
import { fieldsOf, isFields, numberOf, parseJson } from './wire.ts';
import type { Fields } from './wire.ts';
import type { World } from './world.ts';

export interface Gateway {
  readonly sessions: readonly GatewaySession[];
  /** Closes every connection with this code; the sessions can be resumed. */
  disconnect(code: number): void;
  /** Asks every connection to come back (op 7). */
  reconnect(): void;
  /** Tells every connection that its session is over (op 9); `resumable` false ends the sessions. */
  invalidSession(resumable: boolean): void;
  /** From now on no heartbeat is answered (`false`: they are again). */
  dropHeartbeatAcks(drop?: boolean): void;
  /** Sends an event to every session, whatever it listens to. */
  dispatch(event: string, data: Fields): void;
}

export interface GatewayServer extends Gateway {
  /** Sends an event to the sessions that listen to one of the intents (0: to all). */
  send(event: string, data: Fields, intents: number): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
}

interface Connection {
  readonly socket: WebSocket;
  session: GatewaySession | undefined;
  stopWatch: () => void;
  frames: number[];
}

// The client's own timers are real, so its heartbeats and its pace are watched on the machine's clock.
const watch = realClock();
const framesPerMinute = 120;

export function createGateway(world: World, heartbeatIntervalMs: number): GatewayServer {
  const server = new WebSocketServer({ noServer: true });
  const sessions: GatewaySession[] = [];
  const connections = new Set<Connection>();
  let dropsAcks = false;
  const close = (connection: Connection, code: number, why: string): void => {
    world.refused({ what: 'gateway', code, detail: why });
    connection.socket.close(code, why);
  };
  const expectHeartbeat = (connection: Connection): void => {
    connection.stopWatch();
    connection.stopWatch = watch.after(heartbeatIntervalMs * 2, () =>
      close(connection, 4009, 'Session timed out.'),
    );
  };
  const ops = new Map<number, (connection: Connection, data: unknown) => void>([
    [
      1,
      (connection) => {
        if (connection.session !== undefined) connection.session.heartbeats += 1;
        expectHeartbeat(connection);
        if (!dropsAcks) connection.socket.send(JSON.stringify({ op: 11 }));
        world.changed();
      },
    ],
    [2, (connection, data) => identify(connection, fieldsOf(data))],
    [3, requireSession],
    [4, requireSession],
    [6, (connection, data) => resume(connection, fieldsOf(data))],
    [8, requireSession],
  ]);
  function requireSession(connection: Connection): void {
    if (connection.session === undefined) close(connection, 4003, 'Not authenticated.');
  }
  function identify(connection: Connection, data: Fields): void {
    if (connection.session !== undefined) return close(connection, 4005, 'Already authenticated.');
    if (data['token'] !== world.token) return close(connection, 4004, 'Authentication failed.');
    if (!isFields(data['properties'])) return close(connection, 4002, 'Error while decoding payload.');
    const fault = intentsFault(data['intents']);
    if (fault !== undefined)
      return close(connection, fault, fault === 4013 ? 'Invalid intent(s).' : 'Disallowed intent(s).');
    const session = newSession(world, numberOf(data['intents']), connection.socket);
    sessions.push(session);
    connection.session = session;
    greet(world, session);
    return world.changed();
  }
  function resume(connection: Connection, data: Fields): void {
    if (connection.session !== undefined) return close(connection, 4005, 'Already authenticated.');
    if (data['token'] !== world.token) return close(connection, 4004, 'Authentication failed.');
    const session = sessions.find(({ id, ended }) => id === data['session_id'] && !ended);
    if (session === undefined) return connection.socket.send(JSON.stringify({ op: 9, d: false }));
    const seq = numberOf(data['seq'], -1);
    if (seq < 0 || seq > session.seq) return close(connection, 4007, 'Invalid seq.');
    session.socket = connection.socket;
    session.resumes += 1;
    connection.session = session;
    replay(session, seq);
    return world.changed();
  }
  function receive(connection: Connection, text: string): void {
    const frame = parseJson(text);
    if (!isFields(frame) || text.length > 4096)
      return close(connection, 4002, 'Error while decoding payload.');
    const nowMs = watch.now();
    connection.frames = [...connection.frames.filter((atMs) => atMs > nowMs - 60_000), nowMs];
    if (connection.frames.length > framesPerMinute)
      return close(connection, 4008, 'You are being rate limited.');
    const op = ops.get(numberOf(frame['op'], -1));
    if (op === undefined) return close(connection, 4001, 'Unknown opcode.');
    return op(connection, frame['d']);
  }
  function open(socket: WebSocket, query: URLSearchParams): void {
    const connection: Connection = { socket, session: undefined, stopWatch: () => undefined, frames: [] };
    connections.add(connection);
    socket.on('message', (data, isBinary) => {
      if (isBinary || !Buffer.isBuffer(data)) close(connection, 4002, 'Error while decoding payload.');
      else receive(connection, data.toString('utf8'));
    });
    socket.on('close', (code) => {
      connections.delete(connection);
      connection.stopWatch();
      leave(connection, code);
      world.changed();
    });
    if (query.get('v') !== '10') return close(connection, 4012, 'Invalid API version.');
    if ((query.get('encoding') ?? 'json') !== 'json') return close(connection, 4002, 'Only JSON here.');
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: heartbeatIntervalMs, _trace: [] } }));
    return expectHeartbeat(connection);
  }
  function send(event: string, data: Fields, wanted: number): void {
    for (const session of sessions.filter(({ ended }) => !ended)) {
      if (wanted === 0 || (session.intents & wanted) !== 0) sendEvent(session, event, data);
    }
  }
  return {
    sessions,
    disconnect: (code) => connections.forEach(({ socket }) => socket.close(code)),
    reconnect: () => connections.forEach(({ socket }) => socket.send(JSON.stringify({ op: 7, d: null }))),
    invalidSession(resumable) {
      for (const { socket, session } of connections) {
        if (session !== undefined) session.ended = !resumable;
        socket.send(JSON.stringify({ op: 9, d: resumable }));
      }
    },
    dropHeartbeatAcks: (drop = true) => void (dropsAcks = drop),
    dispatch: (event, data) => send(event, data, 0),
    send,
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) =>
        open(opened, new URL(request.url ?? '/', 'ws://sim').searchParams),
      ),
    stop() {
      for (const { socket } of connections) socket.terminate();
      server.close();
    },
  };
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

/** A session ends when the bot leaves of its own will (1000, 1001); else it waits for a resume. */
function leave({ session, socket }: Connection, code: number): void {
  if (session === undefined || session.socket !== socket) return;
  session.socket = undefined;
  if (code === 1000 || code === 1001) session.ended = true;
}
