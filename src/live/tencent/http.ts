import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Clock } from './clock.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** With its query, exactly as it is sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a GET. */
  readonly body: string;
  /** For everything: queue, name look-up, connection, answer. */
  readonly timeoutMs: number;
  /** On a connection of its own, so that no idle one closed by the other side can swallow it. */
  readonly fresh: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface Http {
  /** Throws TransportError only. Redirects are answers, never followed. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Closes all connections; calls under way fail. */
  close(): void;
}

/** No answer; `sent` tells whether the other side may have seen the request. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly reason: 'timeout' | 'broken' | 'too-big';
  readonly sent: boolean;

  constructor(reason: TransportError['reason'], sent: boolean, cause?: unknown) {
    super(`${reason} ${sent ? 'after' : 'before'} the request was sent`, { cause });
    this.reason = reason;
    this.sent = sent;
  }
}

/** 100 000 push figures are about 45 MB (tencent-live 5.8). */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** More than one long list uses at once (in-order.ts). */
const MAX_SOCKETS = 128;

/** Requests to one origin. Reads share kept connections: half the CPU of a new one for each (deps 6). */
export function createHttp(url: URL, clock: Clock): Http {
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  const kept = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  const single = new Agent({ keepAlive: false });
  const connected = new WeakSet<Socket>();
  return {
    send: (wanted) =>
      send(wanted, clock, connected, (options) =>
        request(url.origin, { ...options, agent: wanted.fresh ? single : kept }),
      ),
    close() {
      kept.destroy();
      single.destroy();
    },
  };
}

type Open = (options: RequestOptions) => ClientRequest;

function send(
  wanted: HttpRequest,
  clock: Clock,
  connected: WeakSet<Socket>,
  open: Open,
): Promise<HttpAnswer> {
  const { method, path, headers } = wanted;
  const request = open({ method, path, headers });
  let sent = false;
  return new Promise((resolve, reject) => {
    const fail = (reason: TransportError['reason'], cause?: unknown) => {
      takeBack();
      reject(new TransportError(reason, sent, cause));
      request.destroy();
    };
    const takeBack = clock.after(wanted.timeoutMs, () => fail('timeout'));
    request.on('error', (cause) => fail('broken', cause));
    request.on('socket', (socket) => {
      // Not a byte is queued before the connection stands: a failure up to here has certainly done nothing.
      whenConnected(socket, connected, () => {
        sent = true;
        request.end(wanted.body);
      });
    });
    request.on('response', (response) => {
      collect(response, fail, (answer) => {
        takeBack();
        resolve(answer);
      });
    });
  });
}

function whenConnected(socket: Socket, connected: WeakSet<Socket>, run: () => void): void {
  if (connected.has(socket)) return run();
  socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
    connected.add(socket);
    run();
  });
}

function collect(
  response: IncomingMessage,
  fail: (reason: TransportError['reason'], cause?: unknown) => void,
  done: (answer: HttpAnswer) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) fail('too-big');
    else chunks.push(chunk);
  });
  response.on('end', () =>
    done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
  );
  response.on('error', (cause) => fail('broken', cause));
}
