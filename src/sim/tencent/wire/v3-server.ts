import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { SimClock } from '../../clock.ts';
import type { Fault, Faults } from '../faults.ts';
import { ApiError } from './api-error.ts';
import type { Outcome } from './gateway.ts';
import { readRequest } from './raw-request.ts';
import type { RawRequest } from './raw-request.ts';
import type { Input } from './read-input.ts';

/** One request that reached the stand-in. */
export interface Call {
  readonly action: string;
  readonly params: Input;
  /** When it arrived, in the stand-in's time. */
  readonly atMs: number;
  /** Tencent's code, or `undefined` when the action was done. */
  readonly code: string | undefined;
  readonly requestId: string;
  /** The planned fault that it met. */
  readonly fault: Fault['kind'] | undefined;
}

export interface V3ServerOptions {
  readonly clock: SimClock;
  readonly faults: Faults;
  readonly answer: (request: RawRequest, forced?: string) => Outcome;
  readonly newRequestId: () => string;
  readonly onCall: (call: Call) => void;
  /** A call or its answer is held back from now on, for `ms` of the clock. */
  readonly onWait: (action: string, ms: number) => void;
}

const maxBodyBytes = 10 * 1024 * 1024; // tencent-live 4.1

/** The HTTP side of API 3.0. A call whose connection is dropped is told to `onCall` with code `Unanswered`. */
export function createV3Server(options: V3ServerOptions): Server {
  return createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    serve(request, response, options).catch(() => response.destroy());
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, options: V3ServerOptions) {
  const atMs = options.clock.now();
  const raw = await readRequest(request, maxBodyBytes);
  const action = raw?.headers.get('x-tc-action') ?? '';
  const fault = options.faults.take(action);
  if (fault?.kind === 'slow') await pause(options, action, fault.ms);
  const requestId = options.newRequestId();
  const tell = (outcome: Omit<Outcome, 'result'>, code: string | undefined) =>
    options.onCall({ ...outcome, atMs, code, requestId, fault: fault?.kind });
  if (fault?.kind === 'drop' || fault?.kind === 'status') {
    tell({ action, params: {} }, 'Unanswered');
    return fault.kind === 'drop' ? request.socket.destroy() : sendPage(response, fault.status);
  }
  if (raw !== undefined && raw.path !== '/') return sendPage(response, 404);
  const outcome = answerOf(raw, action, fault, options);
  const { result } = outcome;
  tell({ action, params: outcome.params }, result instanceof ApiError ? result.code : undefined);
  if (fault?.kind === 'lose-answer') {
    if (fault.afterMs === undefined) return;
    await pause(options, action, fault.afterMs);
  }
  sendResult(response, result, requestId);
}

function answerOf(
  raw: RawRequest | undefined,
  action: string,
  fault: Fault | undefined,
  options: V3ServerOptions,
): Outcome {
  const tooLarge = new ApiError('RequestSizeLimitExceeded', 'A request takes at most 10 MB.');
  if (raw === undefined) return { action, params: {}, result: tooLarge };
  return options.answer(raw, fault?.kind === 'error' ? fault.code : undefined);
}

function sendResult(response: ServerResponse, result: Outcome['result'], requestId: string): void {
  const inner =
    result instanceof ApiError
      ? { Error: { Code: result.code, Message: result.message }, RequestId: requestId }
      : { ...result, RequestId: requestId };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ Response: inner }));
}

function sendPage(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(`<html><body><h1>${status}</h1></body></html>`);
}

function pause(options: V3ServerOptions, action: string, ms: number): Promise<void> {
  return new Promise((resolve) => {
    options.clock.after(ms, resolve);
    options.onWait(action, ms);
  });
}
