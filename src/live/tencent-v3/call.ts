import { z } from 'zod';
import type { UnixSeconds } from '../port.ts';
import type { CallLog } from '../tencent/call-log.ts';
import type { Ask } from '../tencent/client.ts';
import type { Clock } from '../tencent/clock.ts';
import { CallError, describe } from '../tencent/faults.ts';
import { TransportError, type Http, type HttpAnswer } from '../tencent/http.ts';
import type { Sign } from './sign.ts';

/** Parameters as JSON; an undefined one is not sent. */
export type Param =
  string | number | boolean | undefined | readonly Param[] | { readonly [name: string]: Param };
export type Params = Readonly<Record<string, Param>>;

/** The inner `Response` object, not yet checked beyond its error. Throws CallError. */
export type Call = (ask: Ask<Params>) => Promise<unknown>;

export interface CallOptions {
  readonly http: Http;
  readonly sign: Sign;
  /** Exactly as sent in the `Host` header, port included. */
  readonly host: string;
  /** Of the service's API, e.g. `2018-08-01`. */
  readonly version: string;
  /** Sent with every call: tasks are asked for in the region that they were made in (tencent-live 4.1, 14 #17). */
  readonly region: string;
  readonly token: string | undefined;
  /** Texts that must leave in no message, should Tencent echo them. */
  readonly secrets: readonly string[];
  readonly now: () => UnixSeconds;
  readonly clock: Clock;
  readonly log: CallLog | undefined;
}

const CONTENT_TYPE = 'application/json';

const envelope = z.object({
  Response: z.looseObject({
    RequestId: z.string().optional(),
    Error: z.object({ Code: z.string(), Message: z.string() }).optional(),
  }),
});
type Inner = z.infer<typeof envelope>['Response'];

/** Signs, sends and opens the envelope of single calls (tencent-live 4.1, 4.2). */
export function createCall(options: CallOptions): Call {
  return async (ask) => {
    const startMs = options.clock.now();
    const log = (outcome: string, requestId: string | undefined) =>
      options.log?.called({ action: ask.action, outcome, requestId, tookMs: options.clock.now() - startMs });
    try {
      const response = opened(await send(ask, options), options.secrets);
      log('ok', response.RequestId);
      return response;
    } catch (error) {
      const failure = asCallError(error);
      log(describe(failure.fault), requestIdOf(failure));
      throw failure;
    }
  };
}

function send(ask: Ask<Params>, options: CallOptions): Promise<HttpAnswer> {
  const body = JSON.stringify(ask.params);
  const at = options.now();
  const signed = new Map([
    ['content-type', CONTENT_TYPE],
    ['host', options.host],
  ]);
  const headers = {
    Authorization: options.sign({ headers: signed, body, at }),
    'Content-Type': CONTENT_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
    Host: options.host,
    'X-TC-Action': ask.action,
    'X-TC-Version': options.version,
    'X-TC-Timestamp': String(at),
    'X-TC-Region': options.region,
    'X-TC-Language': 'en-US',
    ...(options.token === undefined ? {} : { 'X-TC-Token': options.token }),
  };
  const { timeoutMs, fresh } = ask;
  return options.http.send({ method: 'POST', path: '/', headers, body, timeoutMs, fresh });
}

function opened(answer: HttpAnswer, secrets: readonly string[]): Inner {
  const parsed = envelope.safeParse(jsonOf(answer.body));
  // An answer of 5xx comes from something before the API, so its words about the outcome do not count.
  if (!parsed.success || answer.status >= 500)
    throw new CallError({ kind: 'unreadable', status: answer.status });
  const { Error: refusal, RequestId: requestId } = parsed.data.Response;
  if (refusal === undefined) return parsed.data.Response;
  const message = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), refusal.Message);
  throw new CallError({ kind: 'answered', code: refusal.Code, message, requestId });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  if (!(error instanceof TransportError)) throw error;
  return new CallError({ kind: 'transport', reason: error.reason, sent: error.sent }, error);
}

function requestIdOf({ fault }: CallError): string | undefined {
  return fault.kind === 'transport' ? undefined : fault.requestId;
}
