import type { Server } from 'node:http';
import { ApiError } from './api-error.ts';
import { createCallServer } from './call-server.ts';
import type { Answered, CallEars, Page } from './call-server.ts';
import type { Outcome } from './gateway.ts';
import type { RawRequest } from './raw-request.ts';

export interface V3ServerOptions extends CallEars {
  readonly answer: (request: RawRequest, forced?: string) => Outcome;
}

const maxBodyBytes = 10 * 1024 * 1024; // tencent-live 4.1

/** The HTTP side of API 3.0. */
export function createV3Server({ answer, ...ears }: V3ServerOptions): Server {
  return createCallServer({
    ...ears,
    path: '/',
    maxBodyBytes,
    actionOf: (raw) => raw?.headers.get('x-tc-action') ?? '',
    answer(raw, requestId, forced) {
      const outcome = raw === undefined ? tooLarge : answer(raw, forced);
      return answeredWith(outcome, requestId);
    },
  });
}

const tooLarge: Outcome = {
  action: '',
  params: {},
  result: new ApiError('RequestSizeLimitExceeded', 'A request takes at most 10 MB.'),
};

function answeredWith({ action, params, result }: Outcome, requestId: string): Answered {
  const code = result instanceof ApiError ? result.code : undefined;
  return { call: { action, params, code }, page: pageOf(result, requestId) };
}

/** An error goes out as 200 too (tencent-live 4.2). */
function pageOf(result: Outcome['result'], requestId: string): Page {
  const inner =
    result instanceof ApiError
      ? { Error: { Code: result.code, Message: result.message }, RequestId: requestId }
      : { ...result, RequestId: requestId };
  return { status: 200, type: 'application/json', text: JSON.stringify({ Response: inner }) };
}
