import type { IncomingMessage } from 'node:http';

/** The names that a browser on this machine has for the page. */
const NAMES: readonly string[] = ['127.0.0.1', 'localhost'];

/**
 * Whether a request comes from the page itself: asked for by a name of this machine (a foreign name that was pointed at
 * 127.0.0.1 is none), and sent by no other origin. The browser sets both headers, so no web page elsewhere can drive the demo.
 */
export function isLocal({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  const hosts = NAMES.map((name) => `${name}:${socket.localPort}`);
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}
