import type { IncomingMessage } from 'node:http';
import { ApiRefusal } from './api-call.ts';
import { isJson, parseJson } from '../json.ts';
import { sayBack } from './return-message.ts';
import type { Answer } from './web-api.ts';
import type { World } from '../world.ts';

/** Answers a POST to a response_url. */
export function answerResponseUrl(request: IncomingMessage, url: URL, bytes: Buffer, world: World): Answer {
  const body = parseJson(bytes.toString());
  world.journal.called('response_url', isJson(body) ? body : {});
  const fault = world.faults.next('response_url');
  const delayMs = world.faults.delayMs('response_url');
  const answer = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
    status,
    body: text,
    delayMs,
    isLost: fault?.kind === 'lost',
    headers: { 'content-type': text === 'ok' ? 'text/plain' : 'application/json', ...headers },
  });
  if (fault?.kind === 'rate')
    return answer(429, 'rate_limited', { 'retry-after': String(fault.retryAfterS) });
  if (fault?.kind === 'error') return answer(500, fault.code);
  try {
    useUrl(request, url, body, world);
    return answer(200, 'ok');
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    world.journal.refused('response_url', error.code, JSON.stringify(error.fields));
    const isGone = ['used_url', 'expired_url', 'no_service'].includes(error.code);
    return answer(isGone ? 404 : 400, JSON.stringify({ ok: false, error: error.code }));
  }
}

function useUrl(request: IncomingMessage, url: URL, body: unknown, world: World): void {
  const type = request.headers['content-type'] ?? '';
  if (request.method !== 'POST' || !type.startsWith('application/json') || !isJson(body))
    throw new ApiRefusal('invalid_payload');
  const place = world.returnUrls.use(url.pathname);
  if (place === undefined) throw new ApiRefusal('no_service');
  if (typeof place === 'string') throw new ApiRefusal(place);
  sayBack(body, place, world);
}
