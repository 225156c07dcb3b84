import { ApiError } from '../../wire/api-error.ts';
import type { Answered } from '../../wire/call-server.ts';
import type { RawRequest } from '../../wire/raw-request.ts';
import { MixRefused } from '../../world/mix-order.ts';
import type { Mixes } from '../../world/mixes.ts';
import type { World } from '../../world/world.ts';
import { openQuery } from '../check-access.ts';
import type { Door } from '../check-access.ts';
import { refusal } from '../envelope.ts';
import { jsonPage } from '../pages.ts';
import { inputOf } from '../read-query.ts';
import { withMixCodes } from './mix-code.ts';
import { mixInterface, mixNameOf, paraOf } from './mix-name.ts';
import { readMixRequest } from './mix-request.ts';
import type { MixRequest } from './mix-request.ts';

/** tencent-live 3.12: a POST, whose answer has `code` where all others have `ret`. */
export function answerMix(
  raw: RawRequest,
  door: Door & { readonly world: World },
  forced: string | undefined,
): Answered {
  const call = { action: mixNameOf(raw) ?? mixInterface, params: paraOf(raw) ?? {} };
  const body = (code: number, message: string) => ({
    code,
    message,
    timestamp: Math.floor(door.clock.now() / 1000),
  });
  try {
    checkRequest(raw, door);
    if (forced !== undefined) throw new ApiError(forced, forced);
    const request = readMixRequest(raw, door.account.appId);
    withMixCodes(() => carryOut(request, door.world.mixes));
    return { call: { ...call, code: undefined }, page: jsonPage(body(0, 'Success!')) };
  } catch (error) {
    return refusal(error, call, body);
  }
}

function checkRequest(raw: RawRequest, door: Door): void {
  const query = openQuery(raw.query, door);
  const [extra] = Object.keys(inputOf(query, {}));
  if (extra !== undefined) throw new ApiError('query', `The parameter ${extra} is not recognized.`);
  if (raw.method !== 'POST') throw new ApiError('method', 'only POST is taken');
  const type = raw.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ApiError('type', 'the content type must be application/json');
}

/** A session belongs to one output, whoever wants to end it. */
function carryOut(request: MixRequest, mixes: Mixes): void {
  if (request.kind === 'start') return void mixes.start(request.order);
  const { session, output } = request;
  const running = mixes.list().find((mix) => mix.session === session);
  if (running && running.output !== output) {
    throw new MixRefused('output-changed', `the session mixes into ${running.output}`);
  }
  mixes.cancel(session);
}
