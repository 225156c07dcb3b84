import { createHmac, timingSafeEqual } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { Api } from 'tls-sig-api-v2';
import type { UserSig } from './port.ts';

/** The SDKAppID of IM or TRTC and its secret key; neither is the account's APPID (tencent-live 10). */
export interface UserSigKey {
  readonly sdkAppId: number;
  readonly key: string;
}

/** tencent-live 10: at most 32 bytes of these. */
export const isUserId = (value: string): boolean => /^[A-Za-z0-9_-]{1,32}$/.test(value);

/** A new UserSig; its times are by the machine's own clock, which the package reads itself. */
export function makeUserSig({ sdkAppId, key }: UserSigKey, user: string, lifeS: number): string {
  return new Api(sdkAppId, key).genUserSig(user, lifeS);
}

interface Parts extends UserSig {
  readonly userbuf: string | undefined;
  readonly signature: string;
  readonly lifeS: number;
}

/** Reads a UserSig back; undefined when the text is none (tencent-live 10, read backwards). */
export function readUserSig(given: string): UserSig | undefined {
  const parts = partsOf(given);
  if (parts === undefined) return undefined;
  const { user, sdkAppId, madeAt, expires, hasUserbuf } = parts;
  return { user, sdkAppId, madeAt, expires, hasUserbuf };
}

/** Is it signed with this key? Whether it is still good is another question. */
export function isSignedBy(given: string, key: string): boolean {
  const parts = partsOf(given);
  if (parts === undefined) return false;
  const wanted = Buffer.from(signatureOf(parts, key));
  const found = Buffer.from(parts.signature);
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

function signatureOf({ user, sdkAppId, madeAt, lifeS, userbuf }: Parts, key: string): string {
  const lines = [
    `TLS.identifier:${user}`,
    `TLS.sdkappid:${sdkAppId}`,
    `TLS.time:${madeAt}`,
    `TLS.expire:${lifeS}`,
    ...(userbuf === undefined ? [] : [`TLS.userbuf:${userbuf}`]),
  ];
  return createHmac('sha256', key)
    .update(`${lines.join('\n')}\n`)
    .digest('base64');
}

/** A UserSig is a few hundred bytes; a text that inflates to more is none. */
const MOST_BYTES = 16_384;

function partsOf(given: string): Parts | undefined {
  const fields = fieldsOf(given.trim());
  const [user, sdkAppId] = [fields?.get('TLS.identifier'), fields?.get('TLS.sdkappid')];
  const [madeAt, lifeS] = [fields?.get('TLS.time'), fields?.get('TLS.expire')];
  const [signature, userbuf] = [fields?.get('TLS.sig'), fields?.get('TLS.userbuf')];
  if (typeof user !== 'string' || typeof signature !== 'string') return undefined;
  if (!isWhole(sdkAppId) || !isWhole(madeAt) || !isWhole(lifeS)) return undefined;
  const room = typeof userbuf === 'string' ? userbuf : undefined;
  const times = { madeAt, lifeS, expires: madeAt + lifeS };
  return { user, sdkAppId, ...times, hasUserbuf: room !== undefined, userbuf: room, signature };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function fieldsOf(given: string): ReadonlyMap<string, unknown> | undefined {
  if (!/^[A-Za-z0-9*_-]{16,4096}$/.test(given)) return undefined;
  const base64 = given.replaceAll('_', '=').replaceAll('-', '/').replaceAll('*', '+');
  try {
    const inflated = inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: MOST_BYTES });
    const fields: unknown = JSON.parse(inflated.toString('utf8'));
    return typeof fields === 'object' && fields !== null ? new Map(Object.entries(fields)) : undefined;
  } catch {
    return undefined;
  }
}
