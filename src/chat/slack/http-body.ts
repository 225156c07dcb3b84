import type { IncomingMessage } from 'node:http';
import { isJson, textAt, type Json } from './json.ts';

/** The bytes of a request; undefined when there are more than `most`, or when it broke off. */
export async function readRaw(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  try {
    // The rest is left unread, so that the sender still gets its answer.
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(part)) return undefined;
      size += part.length;
      if (size > most) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}

export type ReadBody = { readonly body: Json } | { readonly fault: 'unknown type' | 'unreadable' };

const readers = new Map<string, (text: string) => unknown>([
  ['application/json', JSON.parse],
  ['application/x-www-form-urlencoded', readFields],
]);

/** What a request says, by its content type: JSON, fields of a form, or a form whose `payload` is JSON. */
export function readBody(raw: Buffer, contentType = ''): ReadBody {
  const [type = ''] = contentType.split(';');
  const read = readers.get(type.trim().toLowerCase());
  if (read === undefined) return { fault: 'unknown type' };
  try {
    const body = read(raw.toString());
    return isJson(body) ? { body } : { fault: 'unreadable' };
  } catch {
    return { fault: 'unreadable' };
  }
}

function readFields(text: string): unknown {
  const fields = Object.fromEntries(new URLSearchParams(text));
  const payload = textAt(fields, 'payload');
  return payload === undefined ? fields : JSON.parse(payload);
}
