import { ApiError } from '../wire/api-error.ts';
import type { Params } from '../wire/params.ts';
import { readBeijing } from '../wire/times.ts';

/** `YYYY-MM-DD HH:mm:ss` of Beijing in milliseconds (tencent-live 8); left out or empty: `undefined`. */
export function maybeBeijing(params: Params, name: string): number | undefined {
  const text = params.maybeText(name);
  if (text === undefined) return undefined;
  const ms = readBeijing(text);
  if (ms === undefined) throw new ApiError(name, `${name} must be YYYY-MM-DD HH:mm:ss`);
  return ms;
}
