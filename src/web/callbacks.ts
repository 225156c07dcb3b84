import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../core/services.ts';
import type { CloudEvent, CloudEvents } from '../store/port.ts';
import { readCallbackEvent } from './callback-event.ts';
import { verifySign } from './callback-sign.ts';
import { createGroupCommit } from './group-commit.ts';
import { readLimited } from './limited-body.ts';
import { parseJsonObject } from './parse-json.ts';
import { createRefusals } from './refusals.ts';
import type { Route } from './server.ts';

export interface CallbackOptions {
  /** The secret last part of the path. */
  readonly path: string;
  /** The key of the callback template. */
  readonly key: string;
  readonly events: Pick<CloudEvents, 'add'>;
  /** UNIX seconds. */
  readonly now: () => number;
  readonly log: Log;
  /** New events are on disk. */
  readonly onEvents?: () => void;
}

/** A callback has a few kilobytes; one about a picture lists all that was found in it. */
const MOST_BYTES = 256 * 1024;
/** Levels of a body, which nothing that walks through it can run out of stack on. */
export const MOST_DEEP = 16;

/** The abnormal push, whose body may come without a signature (tencent-live 11.1). */
const UNSIGNED_TYPE = 321;

/** Why a request is refused, and with which status. */
interface Refusal {
  readonly status: 400 | 403 | 413;
  readonly reason: string;
}

/**
 * `POST /callbacks/tencent/<path>`: takes the cloud's events. Each is stored, and only then answered with 200 and
 * `{"code":0}`: anything else makes Tencent send it again (tencent-live 11.1, product C8, C9). Nothing is done because of
 * it here.
 */
export function createCallbacks(options: CallbackOptions): Route {
  const { path, events, now, log, onEvents } = options;
  const keep = createGroupCommit(events);
  const refused = createRefusals(log, now);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const read = await readRequest(request, options);
    if ('reason' in read) {
      refused(read.reason);
      // What is left of a body that is too large is not waited for.
      answer(response, read.status, { connection: 'close' });
      return;
    }
    if (await keep(read)) onEvents?.();
    answer(response, 200);
  };
  return { method: 'POST', path: `/callbacks/tencent/${path}`, handle };
}

async function readRequest(
  request: IncomingMessage,
  { key, now }: CallbackOptions,
): Promise<CloudEvent | Refusal> {
  const read = await readLimited(request, MOST_BYTES);
  if ('fault' in read) return { status: read.fault === 'too large' ? 413 : 400, reason: read.fault };
  const body = parseJsonObject(read.text, MOST_DEEP);
  if (body === undefined) return { status: 400, reason: 'not readable' };
  const verdict = verifySign(body, key, now());
  const isHint = verdict === 'unsigned';
  if (verdict !== 'signed' && !isHint) return { status: 403, reason: verdict };
  const event = readCallbackEvent(body, { receivedAt: now(), source: 'callback', isHint });
  if (isHint && event?.type !== UNSIGNED_TYPE) return { status: 403, reason: verdict };
  return event ?? { status: 400, reason: 'no event' };
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(`{"code":${status === 200 ? 0 : status}}`);
}
