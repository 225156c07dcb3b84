import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../core/services.ts';

/** Answers one request; a rejection becomes a 500 without details. */
export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: RouteHandler;
}

export interface WebServer {
  /** Listens; gives the port, which differs from the one that was asked for when that was 0. */
  start(port: number, host: string): Promise<number>;
  /** Takes no more requests and ends when those that run are answered. */
  stop(): Promise<void>;
}

/** Seconds that a request may take to arrive whole, so that a slow sender holds no socket. */
const REQUEST_TIMEOUT_MS = 15_000;

/** The web door: health and metrics, Slack over HTTP, the cloud's callbacks. Every path is exact. */
export function createWebServer(routes: readonly Route[], log: Log): WebServer {
  const byPath = new Map(routes.map((route) => [route.path, route]));
  const server = createServer((request, response) => {
    // Who was answered while the server stops would hold it up for as long as he keeps the connection.
    response.once('close', () => void (server.listening || server.closeIdleConnections()));
    void answer(byPath, request, response, log);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  return { start: (port, host) => listen(server, port, host), stop: () => close(server) };
}

async function answer(
  routes: ReadonlyMap<string, Route>,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  const route = routes.get(path);
  if (route === undefined) return void response.writeHead(404).end();
  if (route.method !== request.method) return void response.writeHead(405, { allow: route.method }).end();
  try {
    await route.handle(request, response);
  } catch (cause) {
    log.error('web request failed', { path, cause });
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
