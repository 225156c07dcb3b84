import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { readBytes, uploadedBytes } from './body.ts';
import { answerResponseUrl } from './response-url.ts';
import type { Answer } from './web-api.ts';
import { answerApiCall } from './web-api.ts';
import type { World } from '../world.ts';

/** The HTTP side: the Web API, response_urls and uploads. */
export function createHttpServer(world: World): Server {
  return createServer((request, response) => {
    answer(request, world).then(
      (found) => send(found, response, world),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
}

async function answer(request: IncomingMessage, world: World): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const bytes = await readBytes(request);
  const [, root = ''] = url.pathname.split('/');
  if (root === 'api') return answerApiCall(request, url, bytes, world);
  if (root === 'commands' || root === 'actions') return answerResponseUrl(request, url, bytes, world);
  if (root === 'upload') return takeUpload(request, url, bytes, world);
  return plain(404, 'not found');
}

function takeUpload(request: IncomingMessage, url: URL, bytes: Buffer, world: World): Answer {
  const id = url.pathname.split('/')[2] ?? '';
  const body = uploadedBytes(request, bytes);
  if (world.files.receive(id, body)) return plain(200, `OK - ${body.length}`);
  world.journal.refused('upload', 'unknown_upload', id);
  return plain(404, 'unknown upload');
}

function plain(status: number, body: string): Answer {
  return { status, body, headers: { 'content-type': 'text/plain' }, delayMs: 0, isLost: false };
}

function send(found: Answer, response: ServerResponse, world: World): void {
  if (found.isLost) return;
  const write = () => void response.writeHead(found.status, found.headers).end(found.body);
  if (found.delayMs > 0) world.clock.after(found.delayMs, write);
  else write();
}
