import { createHash, createHmac } from 'node:crypto';
import { request as send } from 'node:http';
import { manualClock } from '../../../src/sim/clock.ts';
import type { ManualClock } from '../../../src/sim/clock.ts';
import { createTencentSim } from '../../../src/sim/tencent/tencent-sim.ts';
import type {
  TencentSim,
  TencentSimAddress,
  TencentSimOptions,
} from '../../../src/sim/tencent/tencent-sim.ts';

/** 2026-11-22T12:00:00Z */
export const startMs = Date.UTC(2026, 10, 22, 12);

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** One HTTP exchange; headers go out as given, `host` included. */
export function exchange(
  address: string,
  options: { method: string; path: string; headers: Record<string, string>; body: string | Buffer },
): Promise<HttpAnswer> {
  const { hostname, port } = new URL(address);
  const { method, path, headers, body } = options;
  return new Promise((resolve, reject) => {
    const outgoing = send({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

export interface SigningChoice {
  readonly secretId: string;
  readonly secretKey: string;
  readonly service?: string;
  readonly date?: string;
  readonly names?: readonly string[];
}

/** A second, independent TC3 signer: the header that belongs to these bytes. */
export function authorize(
  sent: { method: string; query: string; headers: Record<string, string>; body: string | Buffer },
  choice: SigningChoice,
): string {
  const { service = 'live', names = ['content-type', 'host'] } = choice;
  const timestamp = sent.headers['x-tc-timestamp'] ?? '';
  const date = choice.date ?? new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const value = (name: string) =>
    name === 'x-tc-action' ? sent.headers[name]?.toLowerCase() : sent.headers[name];
  const lines = names.map((name) => `${name}:${value(name)}\n`).join('');
  const canonical = `${sent.method}\n/\n${sent.query}\n${lines}\n${names.join(';')}\n${sha256(sent.body)}`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${choice.secretKey}`, date), service), 'tc3_request');
  const scope = `Credential=${choice.secretId}/${date}/${service}/tc3_request`;
  return `TC3-HMAC-SHA256 ${scope}, SignedHeaders=${names.join(';')}, Signature=${hmac(key, text).toString('hex')}`;
}

export interface CallChoice extends Partial<SigningChoice> {
  /** Where it goes; left out: to API 3.0 of Live. */
  readonly to?: 'v3' | 'vod';
  readonly method?: string;
  readonly query?: string;
  readonly body?: string | Buffer;
  /** Signed, then sent. */
  readonly headers?: Record<string, string>;
  /** Sent in place of what was signed; `undefined` leaves a header out. */
  readonly instead?: Record<string, string | undefined>;
  readonly sentBody?: string | Buffer;
}

export type Answer = Readonly<Record<string, unknown>>;

export interface Lab {
  readonly sim: TencentSim;
  readonly clock: ManualClock;
  readonly address: TencentSimAddress;
  /** Signs and sends, and gives the HTTP answer. */
  send(action: string, params?: object, choice?: CallChoice): Promise<HttpAnswer>;
  /** The inner `Response`. */
  call(action: string, params?: object, choice?: CallChoice): Promise<Answer>;
  /** Tencent's code of a refusal, or `undefined`. */
  codeOf(action: string, params?: object, choice?: CallChoice): Promise<string | undefined>;
  /** `GET` without a body, else `POST`; gives status and parsed JSON. */
  control(path: string, body?: object): Promise<{ status: number; json: Record<string, unknown> }>;
}

/** A started stand-in on a clock that is moved by hand. */
export async function openLab(options: Partial<TencentSimOptions> = {}): Promise<Lab> {
  const clock = manualClock(startMs);
  const sim = createTencentSim({ clock, ...options });
  const address = await sim.start();
  const lab: Lab = {
    sim,
    clock,
    address,
    send: (action, params = {}, choice = {}) => sendSigned(lab, action, params, choice),
    async call(action, params, choice) {
      const { text } = await lab.send(action, params, choice);
      return fieldOf(JSON.parse(text), 'Response');
    },
    async codeOf(action, params, choice) {
      const answer = await lab.call(action, params, choice);
      return 'Error' in answer ? String(fieldOf(answer, 'Error')['Code']) : undefined;
    },
    async control(path, body) {
      const { pathname } = new URL(address.control);
      const { status, text } = await exchange(address.control, {
        method: body ? 'POST' : 'GET',
        path: pathname + path,
        headers: {},
        body: body ? JSON.stringify(body) : '',
      });
      return { status, json: asObject(JSON.parse(text)) };
    },
  };
  return lab;
}

function sendSigned(lab: Lab, action: string, params: object, choice: CallChoice): Promise<HttpAnswer> {
  const { method = 'POST', query = '', headers: more, instead = {}, to = 'v3', ...signing } = choice;
  const address = lab.address[to];
  const body = choice.body ?? (method === 'GET' ? '' : JSON.stringify(params));
  const headers: Record<string, string> = {
    'content-type': method === 'GET' ? 'application/x-www-form-urlencoded' : 'application/json',
    host: new URL(address).host,
    'x-tc-action': action,
    'x-tc-version': to === 'v3' ? '2018-08-01' : '2018-07-17',
    'x-tc-timestamp': String(Math.floor(lab.clock.now() / 1000)),
    ...more,
  };
  const { secretId, secretKey } = lab.address;
  const authorization = authorize(
    { method, query, headers, body },
    { secretId, secretKey, service: to === 'v3' ? 'live' : 'vod', ...signing },
  );
  const sent = Object.entries({ ...headers, authorization, ...instead });
  return exchange(address, {
    method,
    path: query === '' ? '/' : `/?${query}`,
    headers: Object.fromEntries(
      sent.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    body: choice.sentBody ?? body,
  });
}

export function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return { ...value };
}

export function fieldOf(value: unknown, name: string): Record<string, unknown> {
  return asObject(asObject(value)[name]);
}

/** The rows of a list answer. */
export function rowsOf(answer: Answer, name: string): readonly Record<string, unknown>[] {
  const rows = answer[name];
  if (!Array.isArray(rows)) throw new Error(`${name} is not a list`);
  return rows.map(asObject);
}

/** What the API calls a stream on the sample domain. */
export function named(name: string, app = 'live') {
  return { DomainName: 'push.example.com', AppName: app, StreamName: name };
}

/** What the world calls the same stream. */
export function keyOf(name: string, app = 'live') {
  return { domain: 'push.example.com', app, name };
}
