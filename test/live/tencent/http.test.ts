import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { createHttp, TransportError, type HttpRequest } from '../../../src/live/tencent/http.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { openRaw, openServer } from './open-server.ts';

const post: HttpRequest = {
  method: 'POST',
  path: '/',
  headers: { 'Content-Length': '2' },
  body: '{}',
  timeoutMs: 5000,
  fresh: false,
};

function openHttp(origin: string, clock = manualClock(0)) {
  const http = createHttp(new URL(origin), clock);
  onTestFinished(() => http.close());
  return http;
}

async function failureOf(promise: Promise<unknown>) {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  if (!(error instanceof TransportError)) throw new Error('expected a TransportError', { cause: error });
  return [error.reason, error.sent];
}

test('reads share a connection, and a fresh request has its own', async () => {
  const ports: (number | undefined)[] = [];
  const origin = await openServer((request, response) => {
    ports.push(request.socket.remotePort);
    request.resume().on('end', () => response.end('ok'));
  });
  const http = openHttp(origin);
  expect(await http.send(post)).toEqual({ status: 200, body: 'ok' });
  await http.send(post);
  await http.send({ ...post, fresh: true });
  await http.send({ ...post, fresh: true });
  const [first, second, third, fourth] = ports;
  expect(second).toBe(first);
  expect(new Set([first, third, fourth]).size).toBe(3);
});

test('a closed port: nothing was sent', async () => {
  const http = openHttp('http://127.0.0.1:1');
  expect(await failureOf(http.send(post))).toEqual(['broken', false]);
});

test('a failed TLS handshake: nothing was sent', async () => {
  let bytes = '';
  const port = await openRaw((socket) => {
    socket.on('data', (chunk) => {
      bytes += chunk.toString('latin1');
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
  });
  const http = openHttp(`https://127.0.0.1:${port}`);
  expect(await failureOf(http.send({ ...post, body: '["canary"]' }))).toEqual(['broken', false]);
  expect(bytes).not.toContain('canary');
});

test('a handshake that never ends: the time-out comes before anything was sent', async () => {
  const clock = manualClock(0);
  const port = await openRaw(() => clock.advance(5000));
  const http = openHttp(`https://127.0.0.1:${port}`, clock);
  expect(await failureOf(http.send(post))).toEqual(['timeout', false]);
});

test('an answer that never comes: the time-out comes after it was sent', async () => {
  const clock = manualClock(0);
  const http = openHttp(await openServer(() => clock.advance(5000)), clock);
  expect(await failureOf(http.send(post))).toEqual(['timeout', true]);
});

test('an answer that stops half-way: the deadline holds for all of it', async () => {
  const clock = manualClock(0);
  const origin = await openServer((_, response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('{', () => clock.advance(5000));
  });
  expect(await failureOf(openHttp(origin, clock).send(post))).toEqual(['timeout', true]);
});

test.each([
  ['before its answer', ''],
  ['within its answer', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{'],
])('a connection that ends %s: it was sent', async (_, part) => {
  const port = await openRaw((socket) => socket.on('data', () => socket.end(part)));
  const http = openHttp(`http://127.0.0.1:${port}`);
  expect(await failureOf(http.send(post))).toEqual(['broken', true]);
});

test('a kept connection that is closed under a request is not used again by itself', async () => {
  let requests = 0;
  const port = await openRaw((socket) => {
    socket.on('data', () => {
      requests += 1;
      if (requests === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      else socket.destroy();
    });
  });
  const http = openHttp(`http://127.0.0.1:${port}`);
  await http.send(post);
  expect(await failureOf(http.send(post))).toEqual(['broken', true]);
  expect(requests).toBe(2);
});

test('an answer without an end is cut off', async () => {
  const chunk = Buffer.alloc(8 * 1024 * 1024, 'x');
  const origin = await openServer((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  });
  const http = openHttp(origin);
  expect(await failureOf(http.send(post))).toEqual(['too-big', true]);
});

test('closing fails the calls under way', async () => {
  const server = new EventEmitter();
  const http = openHttp(await openServer(() => server.emit('request')));
  const [failure] = await Promise.all([
    failureOf(http.send(post)),
    once(server, 'request').then(() => http.close()),
  ]);
  expect(failure).toEqual(['broken', true]);
});
