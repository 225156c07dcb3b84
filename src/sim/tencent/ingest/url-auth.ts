import { createHash } from 'node:crypto';
import type { StopReason } from '../world/stream.ts';

/** How a domain checks the addresses of its streams (tencent-live 9.2). */
export interface UrlAuth {
  /** False: every address is good. */
  readonly on: boolean;
  readonly hash: 'md5' | 'sha256';
  /** The primary key, and the backup key if there is one. */
  readonly keys: readonly string[];
  /** Seconds for which an address is good after its `txTime`: the console's `AuthDelta`. */
  readonly validS: number;
}

// tencent-live 11.4
export const withoutTime: StopReason = { errcode: 18, sub: 500 };
export const expired: StopReason = { errcode: 18, sub: 501 };
export const withoutSecret: StopReason = { errcode: 18, sub: 502 };
export const wrongSecret: StopReason = { errcode: 18, sub: 503 };

/**
 * What is wrong with the signature of a stream's address, in the order of the codes. The hash is over the text of `txTime` as
 * it stands there, so its case counts; the app and the domain are no part of it (tencent-live 9.2).
 */
export function signatureFault(
  name: string,
  query: URLSearchParams,
  auth: UrlAuth,
  nowMs: number,
): StopReason | undefined {
  if (!auth.on) return undefined;
  const txTime = query.get('txTime') ?? '';
  const txSecret = query.get('txSecret') ?? '';
  if (!/^[0-9a-f]{1,12}$/i.test(txTime)) return withoutTime;
  if ((Number.parseInt(txTime, 16) + auth.validS) * 1000 <= nowMs) return expired;
  if (txSecret === '') return withoutSecret;
  const good = auth.keys.map((key) => createHash(auth.hash).update(`${key}${name}${txTime}`).digest('hex'));
  return good.includes(txSecret) ? undefined : wrongSecret;
}
