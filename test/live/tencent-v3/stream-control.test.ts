import { expect, test } from 'vitest';
import { manualClock } from '../../../src/sim/clock.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { openRaw } from '../tencent/open-server.ts';
import { openScripted } from './open-scripted.ts';

const room = testStream('room-1');
const three = { AppName: 'live', DomainName: 'push.example.com', StreamName: 'room-1' };

test('sends exactly the documented parameters, the end in UTC without milliseconds', async () => {
  const { live, calls } = await openCloud();
  await live.control.streams.ban(room, Date.UTC(2026, 11, 1, 22, 13, 20) / 1000, 'policy');
  await live.control.streams.cut(room);
  await live.control.streams.unban(room);
  expect(calls().map(({ action, params, code }) => [action, params, code])).toEqual([
    ['ForbidLiveStream', { ...three, ResumeTime: '2026-12-01T22:13:20Z', Reason: 'policy' }, undefined],
    ['DropLiveStream', three, undefined],
    ['ResumeLiveStream', three, undefined],
  ]);
});

test('the receipt carries the request id', async () => {
  const { live, calls } = await openCloud();
  expect(await live.control.streams.cut(room)).toEqual({ requestId: calls()[0]?.requestId });
});

test('an answer without a request id is no proof', async () => {
  const { live, actions } = await openScripted(() => ({ body: '{"Response":{}}' }));
  const error = await botErrorOf(live.control.streams.cut(room));
  expect([error.code, error.did, actions.length]).toEqual(['cloud-failed', 'unknown', 1]);
});

test('a refused connection did nothing', async () => {
  const { live } = await openScripted(() => ({ body: '' }), { url: 'http://127.0.0.1:1' });
  const error = await botErrorOf(live.control.streams.cut(room));
  expect([error.code, error.did]).toEqual(['cloud-failed', 'nothing']);
});

test('a write never travels on a kept connection', async () => {
  const ports: (number | undefined)[] = [];
  let requests = 0;
  const port = await openRaw((socket) => {
    socket.on('data', () => {
      ports.push(socket.remotePort);
      requests += 1;
      const body = JSON.stringify({ Response: { RequestId: `req-${requests}`, StreamState: 'active' } });
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    });
  });
  const { live } = await openScripted(() => ({ body: '' }), { url: `http://127.0.0.1:${port}` });
  await live.streams.state(room);
  await live.control.streams.cut(room);
  await live.streams.state(room);
  expect(ports[2]).toBe(ports[0]);
  expect(ports[1]).not.toBe(ports[0]);
});

test('more writes than five seconds can take are turned away before they are sent', async () => {
  const { live } = await openCloud({ live: { clock: manualClock(0) } });
  const cuts = Array.from({ length: 98 * 6 }, () => live.control.streams.cut(room));
  for (const cut of cuts) cut.catch(() => undefined);
  const error = await botErrorOf(live.control.streams.cut(room));
  expect([error.code, error.did]).toEqual(['cloud-limit', 'nothing']);
  expect((await Promise.all(cuts.slice(0, 20))).every((receipt) => receipt.requestId !== '')).toBe(true);
});
