import type { IncomingMessage } from 'node:http';

/** A request as it came over the wire: nothing decoded, so that signatures see the exact bytes. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** What follows the first `?`, as sent. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * Reads a whole request. A body over `maxBytes` is read to its end but not kept: the answer is then
 * `undefined`, and the connection stays usable for the refusal.
 */
export async function readRequest(
  request: IncomingMessage,
  maxBytes: number,
): Promise<RawRequest | undefined> {
  const body = await readBody(request, maxBytes);
  if (body === undefined) return undefined;
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: request.method ?? '',
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    headers: readHeaders(request),
    body,
  };
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= maxBytes) chunks.push(bytes);
  }
  return size <= maxBytes ? Buffer.concat(chunks) : undefined;
}

function readHeaders(request: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(',') : value);
  }
  return headers;
}
