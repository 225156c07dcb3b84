import { createHmac } from 'node:crypto';
import type { SimClock } from '../../clock.ts';
import type { Delivery, Envelope } from './envelope.ts';
import { ackLimitMs } from './envelope.ts';
import type { Json } from '../json.ts';
import { isJson, parseJson } from '../json.ts';

/** Where an app without Socket Mode listens. */
export interface HttpEndpoint {
  readonly url: string;
  readonly signingSecret: string;
}

/** Posts a signed envelope to the app's request URL; status 200 within 3 s is the acknowledgement. */
export function deliverOverHttp(
  clock: SimClock,
  endpoint: HttpEndpoint,
  envelope: Envelope,
): Promise<Delivery> {
  return new Promise((resolve) => {
    const stopClock = clock.after(ackLimitMs, () => resolve({ kind: 'timeout' }));
    const answer = (delivery: Delivery) => {
      stopClock();
      resolve(delivery);
    };
    post(clock, endpoint, envelope).then(answer, () => answer({ kind: 'no_connection' }));
  });
}

async function post(clock: SimClock, endpoint: HttpEndpoint, envelope: Envelope): Promise<Delivery> {
  const { type, text } = bodyOf(envelope);
  const timestamp = String(Math.floor(clock.now() / 1000));
  const answer = await fetch(endpoint.url, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature(endpoint.signingSecret, timestamp, text),
      ...(envelope.retryAttempt === undefined
        ? {}
        : {
            'x-slack-retry-num': String(envelope.retryAttempt),
            'x-slack-retry-reason': 'http_timeout',
          }),
    },
  });
  const said = await answer.text();
  return answer.status === 200 ? { kind: 'acked', payload: readAck(said) } : { kind: 'http_error' };
}

/** Slack's request signature: HMAC-SHA256 over version, time and body. */
export function signature(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function bodyOf({ type, payload }: Envelope): { type: string; text: string } {
  const form = 'application/x-www-form-urlencoded';
  if (type === 'events_api') return { type: 'application/json', text: JSON.stringify(payload) };
  if (type === 'interactive')
    return { type: form, text: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]);
  return { type: form, text: new URLSearchParams(fields).toString() };
}

function readAck(said: string): Json {
  if (said.trim() === '') return {};
  const body = parseJson(said);
  return isJson(body) ? body : { text: said };
}
