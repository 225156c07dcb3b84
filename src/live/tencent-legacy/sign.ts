import { createHash } from 'node:crypto';
import type { UnixSeconds } from '../port.ts';

/** The two common parameters that prove the key. */
export interface Signature {
  /** When the request expires, not when it is made. */
  readonly t: string;
  readonly sign: string;
}

export type Sign = (now: UnixSeconds) => Signature;

/**
 * `md5(APIKey + t)` in lower-case hex (tencent-live 2.2). No longest life is documented, so it is a setting
 * (tencent-live 14 #7).
 */
export function createSigner(apiKey: string, signForS: number): Sign {
  return (now) => {
    const t = String(now + signForS);
    return { t, sign: createHash('md5').update(`${apiKey}${t}`).digest('hex') };
  };
}
