import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../../core/services.ts';
import { readBody, readRaw } from './http-body.ts';
import { at, textAt, type Json } from './json.ts';
import { isSigned } from './signature.ts';

/** Answers one request that the web door passes on. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  /** UNIX seconds. */
  readonly now: () => number;
  readonly log: Log;
}

export interface HttpReceiver {
  readonly receiver: Receiver;
  readonly handle: HttpHandler;
}

/** More than the largest form or pressed message, percent-encoded. */
const MOST_BYTES = 1024 * 1024;

/** A lean receiver: Bolt's own costs half as much again per request, and opens a server of its own. */
export function createHttpReceiver(options: HttpReceiverOptions): HttpReceiver {
  let app: Pick<App, 'processEvent'> | undefined;
  const receiver: Receiver = {
    init: (given) => void (app = given),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const handle: HttpHandler = async (request, response) => {
    const read = await readSigned(request, options);
    if (typeof read === 'number') return void response.writeHead(read).end();
    const known = answerKnown(read);
    if (known !== undefined) return send(response, known);
    // X-Slack-Retry-Num is not asked: a delivery that came before is known by what it is (product C6).
    await app?.processEvent({ body: read, ack: (said?: unknown) => send(response, said) });
    if (!response.headersSent) response.writeHead(404).end();
  };
  return { receiver, handle };
}

/** The body of a request that Slack signed, or the status that refuses it. */
async function readSigned(
  request: IncomingMessage,
  { signingSecret, now, log }: HttpReceiverOptions,
): Promise<Json | number> {
  const { headers } = request;
  const raw = await readRaw(request, MOST_BYTES);
  if (raw === undefined) return 413;
  if (!isSigned({ headers, raw }, signingSecret, now())) {
    log.warn('slack request refused: not signed, or older than five minutes');
    return 401;
  }
  const read = readBody(raw, headers['content-type']);
  if ('body' in read) return read.body;
  return read.fault === 'unknown type' ? 415 : 400;
}

/** What Slack asks of the address itself (docs.slack.dev: `url_verification`, `ssl_check`); undefined for all else. */
function answerKnown(body: Json): unknown {
  if (at(body, 'type') === 'url_verification') return { challenge: textAt(body, 'challenge') ?? '' };
  return textAt(body, 'ssl_check') === undefined ? undefined : '';
}

/** Resolves when the answer has left; rejects when nobody is there to take it, since then nothing is to be done. */
function send(response: ServerResponse, said: unknown = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    if (response.destroyed) return reject(new Error('slack hung up'));
    response.once('finish', resolve);
    response.once('close', () => reject(new Error('slack hung up')));
    if (typeof said === 'string') response.writeHead(200).end(said);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
}
