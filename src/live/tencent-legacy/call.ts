import type { UnixSeconds } from '../port.ts';
import type { CallLog } from '../tencent/call-log.ts';
import type { Ask } from '../tencent/client.ts';
import type { Clock } from '../tencent/clock.ts';
import { CallError, describe } from '../tencent/faults.ts';
import { TransportError, type Http, type HttpAnswer } from '../tencent/http.ts';
import { openEnvelope } from './envelope.ts';
import { queryOf, type Account, type Params } from './query.ts';
import type { Sign } from './sign.ts';

/** One of the two hosts. */
export interface Host {
  readonly http: Http;
  /** The path of its address, e.g. `/common_access`. */
  readonly path: string;
  readonly account: Account;
}

export interface CallOptions {
  readonly fcgi: Host;
  readonly statcgi: Host;
  readonly sign: Sign;
  /** Stands in no message, should Tencent echo it. */
  readonly apiKey: string;
  readonly now: () => UnixSeconds;
  readonly clock: Clock;
  readonly log: CallLog | undefined;
}

/** The `output` of one answer, not yet checked beyond its error. Throws CallError. */
export type Call<P> = (ask: Ask<P>) => Promise<unknown>;

/** Signs, sends and opens single GET calls (tencent-live 2). */
export function createCall(options: CallOptions): Call<Params> {
  return (ask) => {
    const host = ask.action.startsWith('Get_') ? options.statcgi : options.fcgi;
    return tracked(ask, options, async (signature) => {
      const query = queryOf(host.account, ask.action, signature, ask.params);
      const { timeoutMs, fresh } = ask;
      const path = `${host.path}?${query}`;
      return host.http.send({ method: 'GET', path, headers: {}, body: '', timeoutMs, fresh });
    });
  };
}

/** Signs one call for `send`, opens its answer, and tells the log how it went. Throws CallError. */
export async function tracked(
  { action }: Pick<Ask<unknown>, 'action'>,
  { sign, apiKey, now, clock, log }: CallOptions,
  send: (signature: ReturnType<Sign>) => Promise<HttpAnswer>,
): Promise<unknown> {
  const startMs = clock.now();
  const told = (outcome: string) =>
    log?.called({ action, outcome, requestId: undefined, tookMs: clock.now() - startMs });
  try {
    const signature = sign(now());
    const output = openEnvelope(await send(signature), [apiKey, signature.sign]);
    told('ok');
    return output;
  } catch (error) {
    const failure = asCallError(error);
    told(describe(failure.fault));
    throw failure;
  }
}

function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  if (!(error instanceof TransportError)) throw error;
  return new CallError({ kind: 'transport', reason: error.reason, sent: error.sent }, error);
}
