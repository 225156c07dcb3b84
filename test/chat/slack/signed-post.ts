import { signature } from '../../../src/sim/slack/wire/http-delivery.ts';
import { SIGNING_SECRET, type HttpStage } from './http-stage.ts';

export interface PostOptions {
  readonly type?: string;
  /** Seconds from the stage's clock. */
  readonly off?: number;
  readonly secret?: string;
  /** Over the signed ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Posts a request as Slack signs it. */
export async function signedPost({ url, clock }: HttpStage, body: string, options: PostOptions = {}) {
  const { type = FORM, off = 0, secret = SIGNING_SECRET, headers = {} } = options;
  const time = String(Math.floor(clock.now() / 1000) + off);
  const signed = {
    'content-type': type,
    'x-slack-request-timestamp': time,
    'x-slack-signature': signature(secret, time, body),
  };
  const response = await fetch(url, { method: 'POST', body, headers: { ...signed, ...headers } });
  return { status: response.status, said: await response.text() };
}

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

/** An interaction as Slack posts it: JSON in a field of a form. */
export const asPayload = (json: string): string => new URLSearchParams({ payload: json }).toString();
