import { expect, test } from 'vitest';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openRaw } from '../tencent/open-server.ts';
import { openCloud } from './open-cloud.ts';
import { openScripted, outputOf, refusalOf } from './open-scripted.ts';

const room = testStream('room-1');
const place = {
  'Param.s.channel_id': 'room-1',
  'Param.s.path': 'live',
  'Param.s.domain': 'push.example.com',
};

test('sends exactly the documented parameters', async () => {
  const { live, calls } = await openCloud();
  const until = Date.UTC(2026, 11, 1, 22, 13, 20) / 1000;
  await live.control.streams.ban(room, until, 'policy');
  await live.control.streams.cut(room);
  await live.control.streams.unban(room);
  expect(calls().map(({ action, params, code }) => [action, params, code])).toEqual([
    ['channel_manager', { ...place, 'Param.n.abstime_end': until, 'Param.s.action': 'forbid' }, undefined],
    ['Live_Channel_SetStatus', { ...place, 'Param.n.status': 2 }, undefined],
    ['Live_Channel_SetStatus', { ...place, 'Param.n.status': 1 }, undefined],
  ]);
});

test('the receipt has no id, since the old API gives none', async () => {
  const { live } = await openCloud();
  expect(await live.control.streams.cut(room)).toEqual({ requestId: undefined });
});

test.each([
  [{ body: '{"message":""}' }, 'cloud-failed', 'unknown'],
  [{ body: '<html></html>' }, 'cloud-failed', 'unknown'],
  [refusalOf(1, 'system busy'), 'cloud-failed', 'unknown'],
  [refusalOf(1, 'channel_id invalid'), 'cloud-refused', 'nothing'],
  [refusalOf(1, 't is expired'), 'cloud-credentials', 'nothing'],
  [{ status: 403, body: '<html></html>' }, 'cloud-credentials', 'nothing'],
] as const)('%j to a write: %s, %s', async (answer, code, did) => {
  const { live, asked } = await openScripted(() => answer);
  const error = await botErrorOf(live.control.streams.cut(room));
  expect([error.code, error.did, asked.length]).toEqual([code, did, 1]);
});

test('a write never travels on a kept connection', async () => {
  const ports: (number | undefined)[] = [];
  const { body } = outputOf({ status: 1 });
  const port = await openRaw((socket) => {
    socket.on('data', () => {
      ports.push(socket.remotePort);
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    });
  });
  const fcgiUrl = `http://127.0.0.1:${port}/common_access`;
  const { live } = await openScripted(() => ({ body: '' }), { fcgiUrl });
  await live.streams.state(room);
  await live.control.streams.cut(room);
  await live.streams.state(room);
  expect(ports[2]).toBe(ports[0]);
  expect(ports[1]).not.toBe(ports[0]);
});
