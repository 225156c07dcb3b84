import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import type { Fault, Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import { createRateLimits, refused } from './rate-limits.ts';
import type { Allowance, RateLimitOptions } from './rate-limits.ts';
import { readBody, readBytes } from './read-body.ts';
import type { ReadBody } from './read-body.ts';
import type { RestAnswer, Route } from './rest.ts';
import { findRoute, hasRoute, majorOf, routeName } from './router.ts';
import type { World } from './world.ts';

/** One request as it came, with the status of its answer. */
export interface RestCall {
  readonly method: string;
  /** Without the address and the version: `/channels/1/messages`. */
  readonly path: string;
  readonly body: unknown;
  readonly atMs: number;
  readonly status: number;
}

export interface HttpApi {
  readonly calls: readonly RestCall[];
  readonly faults: Faults;
  /** Requests answered with 401, 403 or a 429 that is not shared, in the last 10 minutes. */
  readonly invalidRequests: () => number;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface Answer extends RestAnswer {
  readonly headers?: Readonly<Record<string, string>>;
}

interface Found {
  readonly route: Route;
  readonly params: ReadonlyMap<string, string>;
}

const notFound: Answer = { status: 404, body: { message: '404: Not Found', code: 0 } };
const invalidWindowMs = 10 * 60_000;

/** Serves `/api/v10/...` and the attachments. */
export function createHttpApi(world: World, options: RateLimitOptions | 'off' = {}): HttpApi {
  const calls: RestCall[] = [];
  const faults = createFaults(hasRoute, world);
  const allow = createRateLimits(world.clock, options);
  const invalidAtMs: number[] = [];
  const limited = (found: Found): Allowance =>
    allow(routeName(found.route), majorOf(found.params), found.route.open === true);
  const log = (method: string, url: URL, read: ReadBody | Error, answer: Answer): void => {
    const body = read instanceof Error ? undefined : (read.list ?? read.body);
    const path = url.pathname.replace(/^\/api(?:\/v\d+)?/, '');
    calls.push({ method, path, body, atMs: world.clock.now(), status: answer.status });
    if (isInvalid(answer)) invalidAtMs.push(world.clock.now());
    if (answer.status >= 400) world.refused(refusalOf(`${method} ${path}`, answer));
    world.changed();
  };
  return {
    calls,
    faults,
    invalidRequests: () => invalidAtMs.filter((atMs) => atMs > world.clock.now() - invalidWindowMs).length,
    async handle(request, response) {
      const { method = 'GET' } = request;
      const url = new URL(request.url ?? '/', 'http://sim');
      const bytes = await readBytes(request);
      if (url.pathname.startsWith('/attachments/')) return sendAttachment(world, url, response);
      const found = findRoute(method, url.pathname.replace('/api/v10', ''));
      const fault = found === undefined ? undefined : await faults.strike(routeName(found.route));
      const read = await readBody(bytes, request.headers['content-type'] ?? '').catch(asError);
      const { authorization } = request.headers;
      const answer = faultAnswer(fault) ?? work({ world, authorization, url, read, found, limited });
      log(method, url, read, answer);
      return sendAnswer(response, answer, fault);
    },
  };
}

function isInvalid({ status, headers }: Answer): boolean {
  return [401, 403].includes(status) || (status === 429 && headers?.['X-RateLimit-Scope'] !== 'shared');
}

function refusalOf(what: string, { status, body }: Answer): { what: string; code: number; detail: string } {
  const code = typeof body === 'object' && body !== null && 'code' in body ? Number(body.code) : status;
  return { what, code, detail: JSON.stringify(body) };
}

function faultAnswer(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'rate-limit') return tooMany(refused(fault.retryAfterMs, {}, fault.scope ?? 'user'));
  if (fault?.kind === 'status')
    return { status: fault.status, body: { message: `${fault.status}: planned fault`, code: 0 } };
  return undefined;
}

function tooMany({ headers, retryAfter, isGlobal }: Allowance): Answer {
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal };
  return { status: 429, headers, body };
}

interface Work {
  world: World;
  authorization: string | undefined;
  url: URL;
  read: ReadBody | Error;
  found: Found | undefined;
  limited: (found: Found) => Allowance;
}

/** Checks version, token and rate limit, then lets the route answer. */
function work({ world, authorization, url, read, found, limited }: Work): Answer {
  const version = /^\/api\/v(?<version>\d+)\//.exec(url.pathname)?.groups?.['version'];
  if (version === undefined) return notFound;
  if (version !== '10') return { status: 400, body: { message: 'Invalid API version', code: 50041 } };
  if (found === undefined) return notFound;
  const { route, params } = found;
  if (authorization !== `Bot ${world.token}` && route.open !== true) {
    return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
  }
  const allowance = limited(found);
  if (!allowance.allowed) return tooMany(allowance);
  try {
    if (read instanceof Error) throw read;
    const answer = route.handle({ world, params, query: url.searchParams, ...read });
    return { headers: allowance.headers, ...answer };
  } catch (error) {
    return { headers: allowance.headers, ...failure(error) };
  }
}

/** The answer for a refusal; anything else is a fault of this stand-in, and says so. */
function failure(error: unknown): Answer {
  if (!(error instanceof ApiError))
    return { status: 500, body: { message: `500: ${String(error)}`, code: 0 } };
  const { status, code, message, errors } = error;
  return { status, body: { message, code, ...(errors === undefined ? {} : { errors }) } };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function sendAnswer(response: ServerResponse, answer: Answer, fault: Fault | undefined): void {
  if (fault?.kind === 'lost') {
    if (fault.how === 'reset') response.destroy();
    return;
  }
  const type = answer.body === undefined ? {} : { 'Content-Type': 'application/json' };
  response.writeHead(answer.status, { ...type, ...answer.headers });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

function sendAttachment(world: World, url: URL, response: ServerResponse): void {
  const [, , id] = url.pathname.split('/');
  const found = world.messages.attachment(id ?? '');
  if (found === undefined) return sendAnswer(response, notFound, undefined);
  response.writeHead(200, { 'Content-Type': found.contentType });
  response.end(found.data);
  return undefined;
}
