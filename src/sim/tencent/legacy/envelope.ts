import { ApiError } from '../wire/api-error.ts';
import type { Answered } from '../wire/call-server.ts';
import { InvalidAccount } from './check-access.ts';
import { jsonPage, textPage } from './pages.ts';

/** Tencent tells no numbers but 0, 20601 and those of a mix (tencent-live 2.4, 3.12): this one is the stand-in's own. */
const anyRefusal = -1;

/** A code that is a number is told as it is. Throws again what is no refusal. */
export function retOf(error: unknown): number {
  if (!(error instanceof ApiError)) throw error;
  return /^-?[1-9]\d{0,8}$/.test(error.code) ? Number(error.code) : anyRefusal;
}

/** The way out for whatever a call threw; `body` makes the answer of a refusal. */
export function refusal(
  error: unknown,
  call: Omit<Answered['call'], 'code'>,
  body: (ret: number, message: string) => unknown,
): Answered {
  if (error instanceof InvalidAccount) {
    return { call: { ...call, code: error.message }, page: textPage(error.message) };
  }
  const ret = retOf(error);
  const message = error instanceof Error ? error.message : '';
  return { call: { ...call, code: String(ret) }, page: jsonPage(body(ret, message)) };
}

export interface Envelope {
  readonly ret: number;
  /** Empty when all is well. */
  readonly message: string;
  readonly output?: unknown;
}

/** tencent-live 2.3 */
export function envelope({ ret, message, output }: Envelope, aliases = false): unknown {
  return { ret, ...(aliases && { retcode: ret, errmsg: message }), message, output };
}
