import { accountErrors } from './catalogue-account.ts';
import { commonErrors } from './catalogue-common.ts';
import { mixErrors } from './catalogue-mixes.ts';
import { streamErrors } from './catalogue-streams.ts';
import { taskErrors } from './catalogue-tasks.ts';
import { vodErrors } from './catalogue-vod.ts';
import type { Meaning } from './meaning.ts';

const meanings: ReadonlyMap<string, Meaning> = new Map(
  [commonErrors, accountErrors, streamErrors, taskErrors, mixErrors, vodErrors]
    .flat()
    .flatMap((row) => row.codes.map((code) => [code, row] as const)),
);

/** The meaning of exactly this code (every code of tencent-live 4.3 has one). */
export function exactMeaning(code: string): Meaning | undefined {
  return meanings.get(code);
}

/** The meaning of a code's family, e.g. of `AuthFailure` for `AuthFailure.New`. */
export function familyMeaning(code: string): Meaning | undefined {
  return meanings.get(code.split('.')[0] ?? code);
}
