import type { IncomingMessage } from 'node:http';
import type { Json } from '../json.ts';
import { isJson, parseJson } from '../json.ts';

const bytesMax = 10_000_000;

/** The bytes of a request; rejects beyond 10 MB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size > bytesMax) throw new Error('request body is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What an API call says: a JSON body, form fields, or the query; otherwise Slack's name of the fault. */
export function readArguments(request: IncomingMessage, url: URL, bytes: Buffer): Json | string {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const query = Object.fromEntries(url.searchParams);
  if (request.method === 'GET' || bytes.length === 0) return query;
  if (type === 'application/json') {
    const body = parseJson(bytes.toString());
    return isJson(body) ? { ...query, ...body } : 'invalid_json';
  }
  if (type === 'application/x-www-form-urlencoded') {
    return { ...query, ...Object.fromEntries(new URLSearchParams(bytes.toString())) };
  }
  return type === '' ? 'missing_post_type' : 'invalid_post_type';
}

/** The bytes of an uploaded file: the body itself, or the first part of a multipart form. */
export function uploadedBytes(request: IncomingMessage, bytes: Buffer): Buffer {
  if (!(request.headers['content-type'] ?? '').startsWith('multipart/form-data')) return bytes;
  const start = bytes.indexOf('\r\n\r\n') + 4;
  const boundary = bytes.subarray(0, bytes.indexOf('\r\n'));
  return bytes.subarray(start, bytes.indexOf(Buffer.concat([Buffer.from('\r\n'), boundary]), start));
}
