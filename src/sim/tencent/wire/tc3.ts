import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest } from './raw-request.ts';

// TC3-HMAC-SHA256 as the receiving side sees it (tencent-live 4.4).

export interface Authorization {
  readonly secretId: string;
  /** UTC day of the credential scope, `YYYY-MM-DD`. */
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** Lower-case hex. */
  readonly signature: string;
}

const form =
  /^TC3-HMAC-SHA256 Credential=([^/\s]+)\/(\d{4}-\d{2}-\d{2})\/([a-z0-9]+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** Reads the `Authorization` header; `undefined` when it is not of TC3's form. */
export function readAuthorization(text: string): Authorization | undefined {
  const [, secretId, date, service, names, signature] = form.exec(text) ?? [];
  if (secretId === undefined || date === undefined || service === undefined) return undefined;
  if (names === undefined || signature === undefined) return undefined;
  return { secretId, date, service, signedHeaders: names.split(';'), signature };
}

/** Step 1: the text that both sides hash. A signed header that was not sent gives `undefined`. */
export function canonicalRequest(request: RawRequest, signedHeaders: readonly string[]): string | undefined {
  let lines = '';
  for (const name of signedHeaders) {
    const value = request.headers.get(name)?.trim();
    if (value === undefined) return undefined;
    lines += `${name}:${name === 'x-tc-action' ? value.toLowerCase() : value}\n`;
  }
  const query = request.method === 'GET' ? request.query : '';
  return [request.method, '/', query, lines, signedHeaders.join(';'), sha256(request.body)].join('\n');
}

/** Step 2. `timestamp` is the decimal text of the header, in seconds. */
export function stringToSign(timestamp: string, scope: { date: string; service: string }, canonical: string) {
  return `TC3-HMAC-SHA256\n${timestamp}\n${scope.date}/${scope.service}/tc3_request\n${sha256(canonical)}`;
}

/** Step 3, first half: the key of one UTC day. */
export function dayKey(secretKey: string, date: string): Buffer {
  return hmac(`TC3${secretKey}`, date);
}

/** Steps 3, second half, and 4: lower-case hex. */
export function signature(key: Buffer, service: string, text: string): string {
  return hmac(hmac(hmac(key, service), 'tc3_request'), text).toString('hex');
}

/** Compares in a time that tells nothing of where the texts differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(hmac('compare', one), hmac('compare', other));
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
