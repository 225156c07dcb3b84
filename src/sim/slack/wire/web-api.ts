import type { IncomingMessage } from 'node:http';
import type { ApiMethod } from './api-call.ts';
import { ApiRefusal, argument, needScope } from './api-call.ts';
import { readArguments } from './body.ts';
import type { Fault } from '../state/faults.ts';
import { grantedScopes, identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import { apiMethods } from '../methods/all.ts';
import type { World } from '../world.ts';

/** An HTTP answer; `lost` means that none is ever sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs: number;
  readonly isLost: boolean;
}

/** Answers one call of `/api/<method>`. */
export function answerApiCall(request: IncomingMessage, url: URL, bytes: Buffer, world: World): Answer {
  const method = url.pathname.slice('/api/'.length);
  const args = readArguments(request, url, bytes);
  world.journal.called(method, typeof args === 'string' ? {} : withoutToken(args));
  const fault = world.faults.next(method);
  const result =
    fault?.kind === 'rate' ? limited(fault.retryAfterS) : perform(request, method, args, fault, world);
  return { ...result, delayMs: world.faults.delayMs(method), isLost: fault?.kind === 'lost' };
}

type Bare = Omit<Answer, 'delayMs' | 'isLost'>;

function perform(
  request: IncomingMessage,
  method: string,
  args: Json | string,
  fault: Fault | undefined,
  world: World,
): Bare {
  if (fault?.kind === 'error') return json({ ok: false, error: fault.code });
  try {
    if (typeof args === 'string') throw new ApiRefusal(args);
    const known = authorized(request, method, args);
    const call = { method, args };
    const waitS = world.rates.take(method, known.tier, argument(call, 'channel'));
    if (waitS > 0) {
      world.journal.refused(method, 'ratelimited', `Retry-After ${waitS}`);
      return limited(waitS);
    }
    return json({ ok: true, ...known.run(call, world) });
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    world.journal.refused(method, error.code, JSON.stringify(error.fields));
    return json({ ok: false, error: error.code, ...error.fields });
  }
}

/** The method, when this token may call it. */
function authorized(request: IncomingMessage, method: string, args: Json): ApiMethod {
  const header = request.headers.authorization?.replace(/^Bearer /, '');
  const token = header ?? (typeof args['token'] === 'string' ? args['token'] : undefined);
  if (token === undefined) throw new ApiRefusal('not_authed');
  const isBot = token === identity.botToken;
  if (!isBot && token !== identity.appToken) throw new ApiRefusal('invalid_auth');
  const known = apiMethods.get(method);
  if (known === undefined) throw new ApiRefusal('unknown_method', [], { req_method: method });
  if ((known.token === 'bot') !== isBot) throw new ApiRefusal('not_allowed_token_type');
  if (known.scope !== undefined) needScope(known.scope);
  return known;
}

function limited(retryAfterS: number): Bare {
  const answer = json({ ok: false, error: 'ratelimited' });
  return { ...answer, status: 429, headers: { ...answer.headers, 'retry-after': String(retryAfterS) } };
}

function json(body: Json): Bare {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': grantedScopes.join(','),
  };
  return { status: 200, headers, body: JSON.stringify(body) };
}

function withoutToken(args: Json): Json {
  return Object.fromEntries(Object.entries(args).filter(([key]) => key !== 'token'));
}
