import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { expectHeartbeat, refuse, watch } from './gateway-hub.ts';
import type { Connection, Hub } from './gateway-hub.ts';
import { identify, resume } from './gateway-login.ts';
import { sendEvent } from './gateway-session.ts';
import type { GatewaySession } from './gateway-session.ts';
import { fieldsOf, isFields, numberOf, parseJson } from './wire.ts';
import type { Fields } from './wire.ts';
import type { World } from './world.ts';

export interface Gateway {
  readonly sessions: readonly GatewaySession[];
  /** Closes every connection with this code; the sessions can be resumed unless it is 1000 or 1001. */
  readonly disconnect: (code: number) => void;
  /** Asks every connection to come back (op 7). */
  readonly reconnect: () => void;
  /** Tells every connection that its session is over (op 9); `resumable` false ends the sessions. */
  readonly invalidSession: (resumable: boolean) => void;
  /** From now on no heartbeat is answered (`false`: they are again). */
  readonly dropHeartbeatAcks: (drop?: boolean) => void;
  /** Sends an event to every session, whatever it listens to. */
  readonly dispatch: (event: string, data: Fields) => void;
}

export interface GatewayServer extends Gateway {
  /** Sends an event to the sessions that listen to one of the intents (0: to all). */
  readonly send: (event: string, data: Fields, intents: number) => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly stop: () => void;
}

const framesPerMinute = 120;
const frameCharactersMax = 4096;

/** Makes the gateway; its sockets come from the HTTP server through `upgrade`. */
export function createGateway(world: World, heartbeatIntervalMs: number): GatewayServer {
  const server = new WebSocketServer({ noServer: true });
  const hub: Hub = { world, heartbeatIntervalMs, sessions: [], connections: new Set(), dropsAcks: false };
  const send = (event: string, data: Fields, intents: number): void => {
    for (const session of hub.sessions.filter(({ ended }) => !ended)) {
      if (intents === 0 || (session.intents & intents) !== 0) sendEvent(session, event, data);
    }
  };
  const tell = (frame: Fields): void => {
    for (const { socket } of hub.connections) socket.send(JSON.stringify(frame));
  };
  return {
    sessions: hub.sessions,
    disconnect: (code) => hub.connections.forEach(({ socket }) => socket.close(code)),
    reconnect: () => tell({ op: 7, d: null }),
    invalidSession(resumable) {
      for (const { session } of hub.connections) if (session !== undefined) session.ended = !resumable;
      tell({ op: 9, d: resumable });
    },
    dropHeartbeatAcks: (drop = true) => void (hub.dropsAcks = drop),
    dispatch: (event, data) => send(event, data, 0),
    send,
    upgrade(request, socket, head) {
      const query = new URL(request.url ?? '/', 'ws://sim').searchParams;
      server.handleUpgrade(request, socket, head, (opened) => open(hub, opened, query));
    },
    stop() {
      for (const { socket } of hub.connections) socket.terminate();
      server.close();
    },
  };
}

function open(hub: Hub, socket: WebSocket, query: URLSearchParams): void {
  const connection: Connection = { socket, session: undefined, stopWatch: () => undefined, frames: [] };
  hub.connections.add(connection);
  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) refuse(hub, connection, 4002, 'Error while decoding payload.');
    else receive(hub, connection, data.toString('utf8'));
  });
  socket.on('close', (code) => {
    hub.connections.delete(connection);
    connection.stopWatch();
    leave(connection, code);
    hub.world.changed();
  });
  const hello = { op: 10, d: { heartbeat_interval: hub.heartbeatIntervalMs, _trace: [] } };
  if (query.get('v') !== '10') refuse(hub, connection, 4012, 'Invalid API version.');
  else if (query.get('encoding') !== 'json' || query.has('compress')) {
    refuse(hub, connection, 4002, 'This stand-in speaks uncompressed JSON only.');
  } else {
    socket.send(JSON.stringify(hello));
    expectHeartbeat(hub, connection);
  }
}

type Op = (hub: Hub, connection: Connection, data: unknown) => void;

const ops = new Map<number, Op>([
  [1, heartbeat],
  [2, (hub, connection, data) => identify(hub, connection, fieldsOf(data))],
  [3, requireSession],
  [4, requireSession],
  [6, (hub, connection, data) => resume(hub, connection, fieldsOf(data))],
  [8, requireSession],
]);

function receive(hub: Hub, connection: Connection, text: string): void {
  const frame = parseJson(text);
  const nowMs = watch.now();
  connection.frames = [...connection.frames.filter((atMs) => atMs > nowMs - 60_000), nowMs];
  const op = isFields(frame) ? ops.get(numberOf(frame['op'], -1)) : undefined;
  if (!isFields(frame) || text.length > frameCharactersMax) {
    refuse(hub, connection, 4002, 'Error while decoding payload.');
  } else if (connection.frames.length > framesPerMinute) {
    refuse(hub, connection, 4008, 'You are being rate limited.');
  } else if (op === undefined) refuse(hub, connection, 4001, 'Unknown opcode.');
  else op(hub, connection, frame['d']);
}

function heartbeat(hub: Hub, connection: Connection): void {
  if (connection.session !== undefined) connection.session.heartbeats += 1;
  expectHeartbeat(hub, connection);
  if (!hub.dropsAcks) connection.socket.send(JSON.stringify({ op: 11 }));
  hub.world.changed();
}

function requireSession(hub: Hub, connection: Connection): void {
  if (connection.session === undefined) refuse(hub, connection, 4003, 'Not authenticated.');
}

/** A session ends when its socket closes with 1000 or 1001; else it waits for a resume. */
function leave({ session, socket }: Connection, code: number): void {
  if (session === undefined || session.socket !== socket) return;
  session.socket = undefined;
  if (code === 1000 || code === 1001) session.ended = true;
}
