import { createHash, createHmac } from 'node:crypto';
import type { UnixSeconds } from '../port.ts';

export interface Unsigned {
  /** The headers to sign: lower-case name to the exact value sent; `content-type` and `host` at least. */
  readonly headers: ReadonlyMap<string, string>;
  /** The exact text sent. */
  readonly body: string;
  readonly at: UnixSeconds;
}

/** The `Authorization` header of one POST to `/`. */
export type Sign = (request: Unsigned) => string;

/**
 * TC3-HMAC-SHA256 (tencent-live 4.4). The service is named by the caller and never taken from the host, which is
 * `127.0.0.1` at a stand-in. The signing key holds for a UTC day and is kept that long.
 */
export function createSigner(secretId: string, secretKey: string, service: string): Sign {
  let kept: { readonly day: string; readonly key: Buffer } | undefined;
  const keyOf = (day: string) => {
    if (kept?.day !== day) kept = { day, key: signingKey(secretKey, day, service) };
    return kept.key;
  };
  return (request) => {
    const day = new Date(request.at * 1000).toISOString().slice(0, 10);
    const scope = `${day}/${service}/tc3_request`;
    const names = [...request.headers.keys()].toSorted();
    const hash = sha256(canonicalRequest(request, names));
    const signature = hmac(keyOf(day), `TC3-HMAC-SHA256\n${request.at}\n${scope}\n${hash}`).toString('hex');
    return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  };
}

function canonicalRequest({ headers, body }: Unsigned, names: readonly string[]): string {
  const lines = names.map((name) => `${name}:${canonicalValue(name, headers.get(name) ?? '')}\n`).join('');
  return `POST\n/\n\n${lines}\n${names.join(';')}\n${sha256(body)}`;
}

/** Only the action is signed in lower case (tencent-live 4.4). */
function canonicalValue(name: string, value: string): string {
  return name === 'x-tc-action' ? value.trim().toLowerCase() : value.trim();
}

function signingKey(secretKey: string, day: string, service: string): Buffer {
  return hmac(hmac(hmac(`TC3${secretKey}`, day), service), 'tc3_request');
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
