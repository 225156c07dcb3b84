import {
  createClient as createAnyClient,
  type Client as AnyClient,
  type ClientOptions,
} from '../tencent/client.ts';
import type { Params } from './call.ts';
import { toBotError } from './errors.ts';
import { retryBase } from './retry-base.ts';
import { anyAnswer } from './schemas.ts';
import type { ServiceName } from './services.ts';

export type { Read } from '../tencent/client.ts';
export type Client = AnyClient<Params>;

const requestIdOf = (response: unknown) => anyAnswer.safeParse(response).data?.RequestId;

/** The client of one service of API 3.0: its errors in words, its retries, its request ids. */
export function createClient(
  service: ServiceName,
  options: Pick<ClientOptions<Params>, 'call' | 'budgets' | 'now' | 'clock' | 'random'>,
): Client {
  return createAnyClient({
    ...options,
    retryBase,
    toBotError: (error, asked) => toBotError(error, { ...asked, service }),
    requestIdOf,
  });
}
