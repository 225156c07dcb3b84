import {
  createClient as createAnyClient,
  type Client as AnyClient,
  type ClientOptions,
} from '../tencent/client.ts';
import { toBotError } from './errors.ts';
import type { Params } from './query.ts';
import { retryBase } from './retry-base.ts';

/** Of all interfaces but those of mixes, which are asked in another form. */
export type Client = AnyClient<Params>;

/** What changes every 5 seconds (pushes) and every 60 (plays): asking faster is pointless (tencent-live 3.1). */
const KEEP_MS: ReadonlyMap<string, number> = new Map([
  ['Get_LiveStat', 5000],
  ['Get_LivePushStat', 5000],
  ['Get_LivePlayStat', 60_000],
]);

/** A client of the 2.0 API: its errors in words, its retries, how long its figures hold. */
export function createClient<P>(
  options: Pick<ClientOptions<P>, 'call' | 'budgets' | 'now' | 'clock' | 'random'>,
): AnyClient<P> {
  return createAnyClient({
    ...options,
    retryBase,
    toBotError,
    keepMsOf: (action) => KEEP_MS.get(action) ?? 0,
  });
}
