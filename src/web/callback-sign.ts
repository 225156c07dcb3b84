import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { wholeNumber } from './callback-fields.ts';
import type { JsonObject } from './parse-json.ts';

/** Seconds by which the sender's clock may be behind ours (tencent-live 11.1). */
const SKEW_S = 60;

const signedShape = z.object({ t: wholeNumber, sign: z.string().regex(/^[0-9a-f]{32}$/) });

export type SignVerdict = 'signed' | 'unsigned' | 'wrong signature' | 'expired';

/**
 * Whether a body carries the account's signature: `t` is when it ends, `sign` the MD5 of key and `t` (tencent-live 11.1).
 * It covers the time alone, not the body: whoever saw one callback can forge others until `t`. `unsigned` has neither.
 */
export function verifySign(body: JsonObject, key: string, now: number): SignVerdict {
  if (body['t'] === undefined && body['sign'] === undefined) return 'unsigned';
  const { data } = signedShape.safeParse(body);
  if (data === undefined) return 'wrong signature';
  const ours = createHash('md5').update(`${key}${data.t}`).digest();
  if (!timingSafeEqual(ours, Buffer.from(data.sign, 'hex'))) return 'wrong signature';
  return data.t < now - SKEW_S ? 'expired' : 'signed';
}
