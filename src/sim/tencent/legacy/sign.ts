import { createHash } from 'node:crypto';

/** tencent-live 2.2: lower-case hex of md5 over the key and the decimal text of `t`, put together plainly. */
export function legacySign(apiKey: string, t: string): string {
  return createHash('md5').update(`${apiKey}${t}`).digest('hex');
}
