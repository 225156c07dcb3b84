import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { SimClock } from '../../clock.ts';
import type { Fault, Faults } from '../faults.ts';
import { readRequest } from './raw-request.ts';
import type { RawRequest } from './raw-request.ts';
import type { Input } from './read-input.ts';

/** One request that reached the stand-in. */
export interface Call {
  /** Of API 3.0 the action, of 2.0 the interface. */
  readonly action: string;
  readonly params: Input;
  /** When it arrived, in the stand-in's time. */
  readonly atMs: number;
  /** Tencent's code, or `undefined` when the action was done. */
  readonly code: string | undefined;
  /** The stand-in's own for the 2.0 API, which has none on its wire. */
  readonly requestId: string;
  /** The planned fault that it met. */
  readonly fault: Fault['kind'] | undefined;
}

export interface Page {
  readonly status: number;
  readonly type: 'application/json' | 'text/html' | 'text/plain';
  readonly text: string;
}

export interface Answered {
  readonly call: Pick<Call, 'action' | 'params' | 'code'>;
  readonly page: Page;
}

/** What every server needs to meet faults and to tell of its calls. */
export interface CallEars {
  readonly clock: SimClock;
  readonly faults: Faults;
  readonly newRequestId: () => string;
  readonly onCall: (call: Call) => void;
  /** A call or its answer is held back from now on, for `ms` of the clock. */
  readonly onWait: (action: string, ms: number) => void;
}

export interface CallServerOptions extends CallEars {
  /** Every other path is not found. */
  readonly path: string;
  /** Now nobody is let in: connections are reset. */
  readonly isGone?: () => boolean;
  /** A longer body reaches `actionOf` and `answer` as `undefined`. */
  readonly maxBodyBytes: number;
  /** The name that faults wait for. */
  readonly actionOf: (raw: RawRequest | undefined) => string;
  /** `forced` is a code to refuse with once the caller was found to be who he says. */
  readonly answer: (raw: RawRequest | undefined, requestId: string, forced?: string) => Answered;
}

/**
 * An HTTP server whose calls meet the planned faults. One whose connection is dropped is told to `onCall` with
 * code `Unanswered`.
 */
export function createCallServer(options: CallServerOptions): Server {
  const limits = { maxHeaderSize: 64 * 1024, requireHostHeader: false };
  return createServer(limits, (request, response) => {
    if (options.isGone?.()) return void request.socket.resetAndDestroy();
    serve(request, response, options).catch(() => response.destroy());
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, options: CallServerOptions) {
  const atMs = options.clock.now();
  const raw = await readRequest(request, options.maxBodyBytes);
  const action = options.actionOf(raw);
  const fault = options.faults.take(action);
  if (fault?.kind === 'slow') await pause(options, action, fault.ms);
  const requestId = options.newRequestId();
  const tell = (call: Answered['call']) => options.onCall({ ...call, atMs, requestId, fault: fault?.kind });
  if (fault?.kind === 'drop' || fault?.kind === 'status') {
    tell({ action, params: {}, code: 'Unanswered' });
    return fault.kind === 'drop' ? request.socket.destroy() : send(response, htmlPage(fault.status));
  }
  if (isLost(raw, options.path)) return send(response, htmlPage(404));
  const forced = fault?.kind === 'error' ? fault.code : undefined;
  const { call, page } = options.answer(raw, requestId, forced);
  tell(call);
  if (fault?.kind === 'lose-answer') {
    if (fault.afterMs === undefined) return;
    await pause(options, action, fault.afterMs);
  }
  send(response, page);
}

/** The wrong path, or no `Host` (tencent-live 2.4). */
function isLost(raw: RawRequest | undefined, path: string): boolean {
  return raw !== undefined && (raw.path !== path || !raw.headers.get('host'));
}

export function htmlPage(status: number): Page {
  return { status, type: 'text/html', text: `<html><body><h1>${status}</h1></body></html>` };
}

function send(response: ServerResponse, { status, type, text }: Page): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}

function pause(options: CallEars, action: string, ms: number): Promise<void> {
  return new Promise((resolve) => {
    options.clock.after(ms, resolve);
    options.onWait(action, ms);
  });
}
