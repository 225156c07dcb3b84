import type { IncomingMessage, Server } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { SimClock } from '../../clock.ts';
import type { Delivery, Envelope } from './envelope.ts';
import { ackLimitMs } from './envelope.ts';
import type { FaultStore } from '../state/faults.ts';
import type { Ids } from '../state/ids.ts';
import { identity } from '../state/identity.ts';
import type { Journal } from '../state/journal.ts';
import type { Json } from '../json.ts';
import { isJson, jsonAt, parseJson, textAt } from '../json.ts';

const pingEveryMs = 10_000;
const connectionsMax = 10;

export type DisconnectKind = 'warning' | 'refresh_requested' | 'link_disabled' | 'closed' | 'terminated';

/** The server side of Socket Mode. */
export interface Sockets {
  attach(server: Server): void;
  /** A one-time address, below the stand-in's, to connect to. */
  issueTicket(): string;
  readonly connections: number;
  deliver(envelope: Envelope): Promise<Delivery>;
  /** Ends every connection, as Slack does now and then: with a message first, or without one. */
  disconnect(kind: DisconnectKind): void;
  stop(): void;
}

interface Waiting {
  readonly acceptsPayload: boolean;
  settle(delivery: Delivery): void;
}

export function createSockets(clock: SimClock, ids: Ids, journal: Journal, faults: FaultStore): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Map<string, Waiting>();
  let turn = 0;
  const connected = (socket: WebSocket) => {
    if (open.size >= connectionsMax) return sayGoodbye(socket, 'too_many_websockets');
    open.add(socket);
    socket.on('message', (data) => acknowledge(data, waiting, journal));
    socket.on('close', () => {
      open.delete(socket);
      journal.changed();
    });
    keepAlive(socket, clock);
    socket.send(JSON.stringify(hello(open.size)));
    journal.changed();
  };
  return {
    attach: (http) => acceptUpgrades(http, server, tickets, connected),
    issueTicket: () => issueTicket(ids, tickets),
    get connections() {
      return open.size;
    },
    // Slack spreads envelopes over the connections of an app.
    deliver(envelope) {
      const socket = [...open][turn++ % Math.max(1, open.size)];
      if (socket === undefined) return Promise.resolve({ kind: 'no_connection' });
      const first = post(socket, envelope, { clock, ids, waiting });
      if (faults.isRepeated()) void post(socket, envelope, { clock, ids, waiting });
      return first;
    },
    disconnect: (kind) => open.forEach((socket) => end(socket, kind)),
    stop() {
      open.forEach((socket) => socket.terminate());
      server.close();
    },
  };
}

function issueTicket(ids: Ids, tickets: Set<string>): string {
  const ticket = ids.uuid();
  tickets.add(ticket);
  return `/link/?ticket=${ticket}&app_id=${identity.appId}`;
}

function acceptUpgrades(
  http: Server,
  server: WebSocketServer,
  tickets: Set<string>,
  connected: (socket: WebSocket) => void,
): void {
  http.on('upgrade', (request: IncomingMessage, stream, head) => {
    const ticket = new URL(request.url ?? '/', 'http://stand-in').searchParams.get('ticket') ?? '';
    // Each address from apps.connections.open is good for one connection.
    if (!tickets.delete(ticket)) stream.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
    else server.handleUpgrade(request, stream, head, connected);
  });
}

function hello(connections: number): Json {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: identity.appId },
    debug_info: { host: 'stand-in', build_number: 1, approximate_connection_time: 18060 },
  };
}

function keepAlive(socket: WebSocket, clock: SimClock): void {
  let stop: () => void;
  const ping = () => {
    socket.ping('Ping from stand-in');
    stop = clock.after(pingEveryMs, ping);
  };
  ping();
  socket.on('close', () => stop());
}

function post(
  socket: WebSocket,
  envelope: Envelope,
  { clock, ids, waiting }: { clock: SimClock; ids: Ids; waiting: Map<string, Waiting> },
): Promise<Delivery> {
  const envelopeId = ids.uuid();
  const acceptsPayload = envelope.type !== 'events_api';
  return new Promise((resolve) => {
    const settle = (delivery: Delivery) => {
      waiting.delete(envelopeId);
      stopClock();
      resolve(delivery);
    };
    const stopClock = clock.after(ackLimitMs, () => settle({ kind: 'timeout' }));
    waiting.set(envelopeId, { acceptsPayload, settle });
    socket.send(
      JSON.stringify({
        envelope_id: envelopeId,
        type: envelope.type,
        payload: envelope.payload,
        accepts_response_payload: acceptsPayload,
        ...(acceptsPayload
          ? {}
          : { retry_attempt: envelope.retryAttempt ?? 0, retry_reason: envelope.retryReason ?? '' }),
      }),
    );
  });
}

function acknowledge(data: RawData, waiting: Map<string, Waiting>, journal: Journal): void {
  const text = data instanceof Buffer ? data.toString() : '';
  const message = parseJson(text);
  const known = waiting.get(textAt(message, 'envelope_id') ?? '');
  if (!isJson(message) || known === undefined) {
    return journal.refused('ack', 'unknown_envelope', `late, repeated or never sent: ${text.slice(0, 200)}`);
  }
  const payload = jsonAt(message, 'payload') ?? {};
  if (!known.acceptsPayload && Object.keys(payload).length > 0) {
    journal.refused('ack', 'payload_not_accepted', 'events are acknowledged without a payload');
  }
  known.settle({ kind: 'acked', payload });
}

function sayGoodbye(socket: WebSocket, reason: string): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'stand-in' } }));
}

function end(socket: WebSocket, kind: DisconnectKind): void {
  if (kind === 'terminated') return socket.terminate();
  if (kind === 'closed') return socket.close(1001);
  sayGoodbye(socket, kind);
  // Slack warns some seconds before it closes; the others mean now.
  if (kind !== 'warning') socket.close(1000);
}
