import type { IncomingMessage } from 'node:http';
import { ApiError, apiError } from './api-error.ts';
import { requestBytesMax } from './attachments.ts';
import type { UploadedFile } from './attachments.ts';
import { isFields, parseJson } from './wire.ts';
import type { Fields } from './wire.ts';

export interface ReadBody {
  readonly body: Fields;
  readonly list: readonly unknown[] | undefined;
  readonly files: readonly UploadedFile[];
}

/** Reads all bytes of a request. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Parses a JSON or multipart body. Throws 50109, 50035 or 40005. */
export async function readBody(bytes: Buffer, contentType: string): Promise<ReadBody> {
  if (bytes.byteLength > requestBytesMax) throw apiError(40005);
  if (bytes.byteLength === 0) return { body: {}, list: undefined, files: [] };
  if (contentType.startsWith('application/json')) return { ...readJson(bytes.toString('utf8')), files: [] };
  if (contentType.startsWith('multipart/form-data')) return await readMultipart(bytes, contentType);
  const message = 'Expected "Content-Type" header to be one of {\'application/json\'}.';
  throw new ApiError(400, 50035, 'Invalid Form Body', {
    _errors: [{ code: 'CONTENT_TYPE_INVALID', message }],
  });
}

function readJson(text: string): Omit<ReadBody, 'files'> {
  const value = parseJson(text);
  if (value === undefined) throw apiError(50109);
  const list: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  return { body: isFields(value) ? value : {}, list };
}

async function readMultipart(bytes: Buffer, contentType: string): Promise<ReadBody> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
    throw apiError(50109);
  });
  const json = form.get('payload_json');
  const files: UploadedFile[] = [];
  for (const [key, value] of form) {
    const index = /^files?\[(?<index>\d+)\]$/.exec(key)?.groups?.['index'];
    if (typeof value === 'string' || index === undefined) continue;
    const data = new Uint8Array(await value.arrayBuffer());
    const type = value.type === '' ? 'application/octet-stream' : value.type;
    files.push({ index: Number(index), name: value.name, contentType: type, data });
  }
  return { ...readJson(typeof json === 'string' ? json : '{}'), files };
}
