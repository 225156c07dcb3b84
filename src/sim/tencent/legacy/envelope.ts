import type { ApiError } from '../wire/api-error.ts';
import { writeJson } from './write-json.ts';

/** Tencent tells no numbers but 0 and 20601 (tencent-live 2.4): this one is the stand-in's own. */
const anyRefusal = -1;

/** A code that is a number is told as it is. */
export function retOf(error: ApiError): number {
  return /^-?[1-9]\d{0,8}$/.test(error.code) ? Number(error.code) : anyRefusal;
}

export interface Envelope {
  readonly ret: number;
  /** Empty when all is well. */
  readonly message: string;
  readonly output?: unknown;
}

/** tencent-live 2.3 */
export function writeEnvelope({ ret, message, output }: Envelope, aliases = false): string {
  return writeJson({ ret, ...(aliases && { retcode: ret, errmsg: message }), message, output });
}
