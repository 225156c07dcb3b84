import { expect, test } from 'vitest';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { answerOf, openScripted } from './open-scripted.ts';

test('the list of bans, once gone, is remembered as gone', async () => {
  const { live, calls } = await openCloud({ sim: { forbidList: 'gone' } });
  const { can } = live;
  expect(can.has('banned')).toBe(true);
  const { size } = can;
  const errors = [await botErrorOf(live.streams.banned()), await botErrorOf(live.streams.banned())];
  expect(errors.map((error) => [error.code, error.did])).toEqual([
    ['unsupported', 'nothing'],
    ['unsupported', 'nothing'],
  ]);
  expect([can.has('banned'), can.size, calls().length]).toEqual([false, size - 1, 1]);
});

test('another failure of the list does not take the ability away', async () => {
  const { live, sim } = await openCloud();
  sim.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
  await botErrorOf(live.streams.banned());
  expect(live.can.has('banned')).toBe(true);
});

test('reads UTC with a Z and Beijing without; what is missing stays undefined', async () => {
  const rows = [
    { StreamName: 'a', CreateTime: '2026-11-22T12:00:00Z', ExpireTime: '2026-11-23T12:00:00Z' },
    { StreamName: 'b', CreateTime: '2026-11-22 20:00:00', ExpireTime: '2026-11-23 20:00:00' },
    { StreamName: 'c', CreateTime: '', AppName: 'live', DomainName: null },
  ];
  const { live } = await openScripted(() => answerOf({ TotalNum: 3, TotalPage: 1, ForbidStreamList: rows }));
  const from = Date.UTC(2026, 10, 22, 12) / 1000;
  const until = from + 86_400;
  const place = { app: undefined, domain: undefined };
  expect((await live.streams.banned()).value).toEqual([
    { name: 'a', ...place, from, until },
    { name: 'b', ...place, from, until },
    { name: 'c', app: 'live', domain: undefined, from: undefined, until: undefined },
  ]);
});

test('reads all pages within two calls a second', async () => {
  const { live, sim, clock, calls } = await openCloud();
  const until = clock.now() + 86_400_000;
  for (let index = 0; index < 201; index += 1) sim.world.ban(testStream(`room-${index}`), until);
  expect((await live.streams.banned()).value).toHaveLength(201);
  expect(calls().map((call) => call.code)).toEqual([undefined, undefined, undefined]);
});
