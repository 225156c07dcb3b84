import type { IncomingMessage } from 'node:http';

/** What a request carries, or why it was not read. */
export type LimitedBody = { readonly text: string } | { readonly fault: 'too large' | 'broken off' };

/** Reads at most `mostBytes`. The rest is left unread, so that the sender still gets its answer. */
export async function readLimited(request: IncomingMessage, mostBytes: number): Promise<LimitedBody> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return { fault: 'too large' };
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      if (!(part instanceof Uint8Array)) return { fault: 'broken off' };
      size += part.length;
      if (size > mostBytes) return { fault: 'too large' };
      parts.push(part);
    }
  } catch {
    return { fault: 'broken off' };
  }
  return { text: Buffer.concat(parts).toString() };
}
