import { onTestFinished } from 'vitest';
import { createTencentV3, type TencentV3Options } from '../../../src/live/tencent-v3/tencent-v3.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { hurriedClock, START_MS } from '../tencent/hurried-clock.ts';
import { openServer } from '../tencent/open-server.ts';

export const SECRET_KEY = 'canarySecretKey0123456789';

/** A cloud that gives answers which the strict stand-in never would. */
export async function openScripted(
  reply: (action: string, params: string) => { readonly status?: number; readonly body: string },
  options: Partial<TencentV3Options> = {},
) {
  const actions: string[] = [];
  const params: unknown[] = [];
  const url = await openServer((request, response) => {
    const action = String(request.headers['x-tc-action']);
    actions.push(action);
    let sent = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (sent += chunk));
    request.on('end', () => {
      params.push(JSON.parse(sent));
      const { status = 200, body } = reply(action, sent);
      response.writeHead(status).end(body);
    });
  });
  const clock = manualClock(START_MS);
  const live = createTencentV3({
    site: 'mainland',
    url,
    vodUrl: url,
    secretId: 'AKIDSCRIPTED',
    secretKey: SECRET_KEY,
    region: 'ap-guangzhou',
    pushDomains: [],
    now: () => Math.floor(clock.now() / 1000),
    random: () => 0,
    clock: hurriedClock(clock),
    ...options,
  });
  onTestFinished(() => live.stop());
  return { live, actions, params, clock };
}

/** The body of an answer that went well. */
export const answerOf = (fields: Readonly<Record<string, unknown>>) => ({
  body: JSON.stringify({ Response: { RequestId: 'req-1', ...fields } }),
});

export const errorOf = (code: string, message: string) => ({
  body: JSON.stringify({ Response: { RequestId: 'req-1', Error: { Code: code, Message: message } } }),
});
