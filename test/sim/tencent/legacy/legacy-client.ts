import { createHash } from 'node:crypto';
import type { TencentSimOptions } from '../../../../src/sim/tencent/tencent-sim.ts';
import type { HttpAnswer, Lab } from '../sim-client.ts';
import { asObject, exchange, openLab } from '../sim-client.ts';

/** A second, independent writer of the signature. */
export const md5 = (text: string) => createHash('md5').update(text).digest('hex');

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

export interface LegacyLab extends Lab {
  /** Signs and sends to the host of the interface; `undefined` in `query` leaves a common parameter out. */
  raw(name: string, query?: Query, sent?: Sent): Promise<HttpAnswer>;
  /** The whole envelope. */
  ask(name: string, query?: Query, sent?: Sent): Promise<Record<string, unknown>>;
  /** `output` of an answer whose `ret` is 0. */
  output(name: string, query?: Query): Promise<Record<string, unknown>>;
  ret(name: string, query?: Query): Promise<unknown>;
}

export async function openLegacyLab(options: Partial<TencentSimOptions> = {}): Promise<LegacyLab> {
  const base = await openLab(options);
  const lab: LegacyLab = {
    ...base,
    raw: (name, query = {}, sent = {}) => sendLegacy(base, name, query, sent),
    ask: async (name, query, sent) => asObject(JSON.parse((await lab.raw(name, query, sent)).text)),
    async output(name, query) {
      const answer = await lab.ask(name, query);
      if (answer['ret'] !== 0) throw new Error(String(answer['message']));
      return asObject(answer['output']);
    },
    ret: async (name, query) => (await lab.ask(name, query))['ret'],
  };
  return lab;
}

function sendLegacy({ address, clock }: Lab, name: string, query: Query, sent: Sent): Promise<HttpAnswer> {
  const isStat = name.startsWith('Get_');
  const t = String(query['t'] ?? Math.floor(clock.now() / 1000) + 60);
  const common = {
    [isStat ? 'cmd' : 'appid']: address.appId,
    interface: name,
    t,
    sign: md5(address.apiKey + t),
  };
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...common, ...query })) {
    if (value !== undefined) pairs.append(key, String(value));
  }
  const url = new URL(isStat ? address.statcgi : address.fcgi);
  const path = sent.path ?? `${url.pathname}?${pairs.toString()}`;
  const headers = { host: url.host, ...sent.headers };
  return exchange(url.href, { method: sent.method ?? 'GET', path, headers, body: sent.body ?? '' });
}

/** The rows of a list in `output`. */
export function listOf(output: Record<string, unknown>, name: string): readonly Record<string, unknown>[] {
  const rows = output[name];
  if (!Array.isArray(rows)) throw new Error(`${name} is not a list`);
  return rows.map(asObject);
}
