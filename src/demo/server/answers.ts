import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteHandler } from '../../web/server.ts';
import { isLocal } from './local-only.ts';

/** Nothing from elsewhere, nothing inline, nobody frames it; a player hands its video over as a blob. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** A handler that answers only this machine's own page, with headers that keep everything else out. */
export function localOnly(handle: RouteHandler): RouteHandler {
  return async (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (isLocal(request)) await handle(request, response);
    else sendJson(response, 403, { error: 'Open the page by the address that the demo printed.' });
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** More than the longest form. */
const MOST_BYTES = 64 * 1024;

/** The JSON body of a request. Throws an Error when it is none, or too large. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  // Another type would be sent by a foreign page without asking first.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw new Error('send JSON');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return body;
}
