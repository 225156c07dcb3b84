import { onTestFinished } from 'vitest';
import {
  createTencentLegacy,
  type TencentLegacyOptions,
} from '../../../src/live/tencent-legacy/tencent-legacy.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { testStream } from '../../contracts/live/fixture.ts';
import { hurriedClock, START_MS } from '../tencent/hurried-clock.ts';
import { openServer } from '../tencent/open-server.ts';

export const API_KEY = 'canaryApiKey0123456789';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As sent, before it is read. */
  readonly rawQuery: string;
  readonly host: string | undefined;
  readonly body: string;
}

/** Two hosts that give answers which the strict stand-in never would. */
export async function openScripted(
  reply: (asked: Asked) => { readonly status?: number; readonly body: string },
  options: Partial<TencentLegacyOptions> = {},
) {
  const asked: Asked[] = [];
  const origin = await openServer((request, response) => {
    const [path = '', rawQuery = ''] = (request.url ?? '').split('?');
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', headers } = request;
      const query = new URLSearchParams(rawQuery);
      const one = { method, path, rawQuery, query, host: headers.host, body };
      asked.push(one);
      const answer = reply(one);
      response.writeHead(answer.status ?? 200).end(answer.body);
    });
  });
  const clock = manualClock(START_MS);
  const { domain, app } = testStream('any');
  const live = createTencentLegacy({
    fcgiUrl: `${origin}/fcgi`,
    statcgiUrl: `${origin}/statcgi`,
    appId: '1250000000',
    apiKey: API_KEY,
    domain,
    app,
    now: () => Math.floor(clock.now() / 1000),
    random: () => 0,
    clock: hurriedClock(clock),
    ...options,
  });
  onTestFinished(() => live.stop());
  return { live, asked, clock };
}

/** The body of an answer that went well. */
export const outputOf = (output?: unknown) => ({ body: JSON.stringify({ ret: 0, message: '', output }) });

export const refusalOf = (ret: number, message: string) => ({ body: JSON.stringify({ ret, message }) });
