import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { legacySign } from '../../../../src/sim/tencent/legacy/sign.ts';
import { keyOf, startMs } from '../sim-client.ts';
import type { LegacyLab, Query, Sent } from './legacy-client.ts';
import { md5, openLegacyLab } from './legacy-client.ts';

let lab: LegacyLab;
beforeEach(async () => {
  lab = await openLegacyLab();
});
afterEach(() => lab.sim.stop());

const now = startMs / 1000;
const live = 'Live_Channel_GetLiveChannelList';
const stat = 'Get_LivePushStat';
const ban: Query = { 'Param.s.channel_id': 'room-1', 'Param.n.status': 0 };

async function message(name: string, query: Query, sent?: Sent): Promise<unknown> {
  const answer = await lab.ask(name, query, sent);
  expect(answer).toEqual({ ret: -1, message: expect.any(String) });
  return answer['message'];
}

// tencent-live 2.2
test.each([
  ['5d41402abc4b2a76b9719d911017c592', '1471850187', 'b17971b51ba0fe5916ddcd96692e9fb3'],
  ['40328529ca4381a80c6ecf2e6aa57438', '1490858347', '7f29ed83c61b77de1b0d66936fd4fd44'],
  ['0123456789abcdef0123456789abcdef', '1700000060', '1edf27bb356fc621ac76a5820ca5ac5a'],
])('the signature of %s at %s', (key, t, sign) => {
  expect(legacySign(key, t)).toBe(sign);
});

describe('the account', () => {
  test('is appid or the older cmd on fcgi, and cmd on statcgi', async () => {
    expect(await lab.ret(live)).toBe(0);
    expect(await lab.ret(live, { appid: undefined, cmd: lab.address.appId })).toBe(0);
    expect(await lab.ret(stat)).toBe(0);
  });

  test.each<[string, string, Query]>([
    ['appid is invalid', live, { appid: '1250000001' }],
    ['appid is invalid', live, { appid: '1250000000\n' }],
    ['appid is invalid', live, { appid: undefined }],
    ['appid is invalid', live, { cmd: '1250000000' }],
    ['cmd is invalid', live, { appid: undefined, cmd: '1250000001' }],
    ['cmd is invalid', stat, { cmd: '125' }],
    ['cmd is invalid', stat, { appid: '1250000000' }],
    ['cmd is invalid', stat, { cmd: undefined, appid: '1250000000' }],
  ])('%s: %s %o', async (text, name, query) => {
    expect(await lab.raw(name, query)).toEqual({ status: 200, text });
  });
});

describe('refused with a ret and a text', () => {
  test.each<[string, Query]>([
    ['t is expired', { t: now - 1 }],
    ['t must be in UNIX seconds', { t: startMs + 60_000 }],
    ['t must be in UNIX seconds', { t: '0x6abc' }],
    ['sign is wrong', { sign: undefined }],
    ['sign is wrong', { sign: 'b17971b51ba0fe5916ddcd96692e9fb3' }],
    ['sign is wrong', { sign: md5(`0123456789abcdef0123456789abcdef${now + 60}`).toUpperCase() }],
    ['fcgi has no such interface', { interface: stat }],
    ['fcgi has no such interface', { interface: 'live_channel_getlivechannellist' }],
    ['fcgi has no such interface', { interface: undefined }],
  ])('%s', async (text, query) => {
    expect(await message(live, query)).toBe(text);
  });

  test('an interface of the other host', async () => {
    expect(await message(stat, { interface: live })).toBe('statcgi has no such interface');
  });

  test('a POST', async () => {
    expect(await message(live, {}, { method: 'POST' })).toBe('only GET is taken');
  });

  test('a name that comes twice', async () => {
    const path = '/common_access?appid=1250000000&appid=1250000000';
    expect(await message(live, {}, { path })).toBe('appid is given twice');
  });

  test('an unknown, a missing, an ill-typed and a far parameter', async () => {
    expect(await message(live, { 'Param.s.channel_id': 'x' })).toContain('Param.s.channel_id');
    const set = 'Live_Channel_SetStatus';
    expect(await message(set, { ...ban, 'Param.s.channel_id': undefined })).toContain('missing');
    expect(await message(set, { ...ban, 'Param.s.channel_id': '' })).toContain('empty');
    expect(await message(set, { ...ban, 'Param.n.status': '0.0' })).toContain('integer');
    expect(await message(set, { ...ban, 'Param.n.status': 3 })).toContain('between 0 and 2');
    expect(await message(set, { ...ban, 'Param.n.status': undefined, 'Param.s.status': 0 })).toContain(
      'Param.s.status',
    );
    expect(lab.sim.world.bans()).toEqual([]);
  });
});

test('t may be the present second, or far ahead', async () => {
  expect(await lab.ret(live, { t: now })).toBe(0);
  expect(await lab.ret(live, { t: now + 86_400 })).toBe(0);
});

test('another path, and a request without a host, are not found', async () => {
  expect(await lab.raw(live, {}, { path: '/' })).toMatchObject({ status: 404 });
  const socket = connect(Number(new URL(lab.address.fcgi).port), '127.0.0.1');
  socket.end('GET /common_access HTTP/1.1\r\nConnection: close\r\n\r\n');
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toContain('HTTP/1.1 404');
});

describe('a retired account', () => {
  test('is told that its number is invalid', async () => {
    expect(await lab.control('/retired', { is: 'invalid' })).toMatchObject({ status: 200 });
    expect(await lab.raw(live)).toEqual({ status: 200, text: 'appid is invalid' });
    expect(await lab.raw(stat)).toEqual({ status: 200, text: 'cmd is invalid' });
  });

  test('gets a page, or no connection, and comes back', async () => {
    await lab.control('/retired', { is: 'page' });
    expect((await lab.raw('Live_Channel_SetStatus', ban)).text).toContain('<html>');
    await lab.control('/retired', { is: 'gone' });
    await expect(lab.raw('Live_Channel_SetStatus', ban)).rejects.toThrow(/ECONNRESET|hang up/);
    expect(lab.sim.world.bans()).toEqual([]);
    expect((await lab.control('/retired', { is: 'maybe' })).status).toBe(400);
    await lab.control('/retired', { is: 'no' });
    expect(await lab.ret('Live_Channel_SetStatus', ban)).toBe(0);
  });
});

describe('faults', () => {
  test('a number is the ret, any other code the message', async () => {
    lab.sim.faults.add({ kind: 'error', code: '5001', action: live, times: 1 });
    lab.sim.faults.add({ kind: 'error', code: 'system busy', action: live, times: 1 });
    expect(await lab.ask(live)).toEqual({ ret: 5001, message: '5001' });
    expect(await lab.ask(live)).toEqual({ ret: -1, message: 'system busy' });
    expect(await lab.ret(live)).toBe(0);
  });

  test('a lost answer leaves its effect, a status none', async () => {
    const set = 'Live_Channel_SetStatus';
    lab.sim.faults.add({ kind: 'status', status: 502, action: set, times: 1 });
    lab.sim.faults.add({ kind: 'lose-answer', action: set, times: 1 });
    lab.sim.world.goLive(keyOf('room-1'));
    expect(await lab.raw(set, ban)).toMatchObject({ status: 502 });
    expect(lab.sim.world.bans()).toEqual([]);
    const lost = lab.raw(set, ban).catch(() => 'lost');
    await new Promise<void>((resolve) => {
      lab.sim.onChange((change) => change.kind === 'called' && resolve());
    });
    expect(lab.sim.world.bans()).toHaveLength(1);
    await lab.sim.stop();
    expect(await lost).toBe('lost');
  });
});

test('calls are told with their interface, parameters and ret', async () => {
  await lab.ask('Live_Channel_GetStatus', { 'Param.s.channel_id': 'room-7' });
  await lab.ask('Live_Channel_SetStatus', ban);
  await lab.raw(stat, { cmd: '1' });
  expect(lab.sim.calls).toMatchObject([
    { action: 'Live_Channel_GetStatus', params: { 'Param.s.channel_id': 'room-7' }, code: '20601' },
    { action: 'Live_Channel_SetStatus', params: ban, code: undefined, atMs: lab.clock.now() },
    { action: stat, params: {}, code: 'cmd is invalid' },
  ]);
});
