import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf } from '../sim-client.ts';
import type { LegacyLab, Query } from './legacy-client.ts';
import { listOf, openLegacyLab } from './legacy-client.ts';

let lab: LegacyLab;
beforeEach(async () => {
  lab = await openLegacyLab({ playDomains: ['play.example.com', 'other.example.com'] });
});
afterEach(() => lab.sim.stop());

const ip = expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/);
const kinds = ['Get_LiveStat', 'Get_LivePushStat', 'Get_LivePlayStat'];

function goLive(name: string, viewers: number, app = 'live') {
  lab.sim.world.goLive(keyOf(name, app), { viewers, videoBps: 1_872_000 });
}

const pushRows = async (query: Query) => listOf(await lab.output('Get_LivePushStat', query), 'stream_info');

test('the three tell the same stream, each in its own columns', async () => {
  goLive('room-1', 100);
  lab.clock.advance(120_000);
  const push = { client_ip: ip, server_ip: ip, fps: 30, speed: 2_000_000 };
  const play = { bandwidth: 200, online: 100 };
  const totals = { total_bandwidth: 200, total_online: 100 };
  const row = { stream_name: 'room-1' };
  const stat = { stream_count: 1 };
  expect(await lab.output('Get_LiveStat')).toEqual({
    ...stat,
    ...totals,
    stream_info: [{ ...row, ...play, ...push }],
  });
  expect(await lab.output('Get_LivePushStat')).toEqual({ ...stat, stream_info: [{ ...row, ...push }] });
  expect(await lab.output('Get_LivePlayStat')).toEqual({
    ...stat,
    ...totals,
    stream_info: [{ ...row, ...play }],
  });
});

test('an asked stream that is not live has an empty output', async () => {
  goLive('room-2', 1);
  for (const kind of kinds) {
    expect(await lab.ask(kind, { 'Param.s.stream_id': 'room-1' })).toEqual({
      ret: 0,
      message: '',
      output: [],
    });
  }
});

test('filters narrow the rows; totals stay those of the account', async () => {
  goLive('room-1', 160);
  goLive('room-1', 40, 'backup');
  goLive('room-2', 80);
  lab.clock.advance(120_000);
  const one = await lab.output('Get_LivePlayStat', { 'Param.s.stream_id': 'room-1' });
  expect(one).toMatchObject({ stream_count: 2, total_online: 280 });
  expect(listOf(one, 'stream_info').map((row) => row['online'])).toEqual([160, 40]);
  const pulled = await lab.output('Get_LiveStat', { 'Param.s.pull_domain': 'other.example.com' });
  expect(listOf(pulled, 'stream_info').map((row) => row['online'])).toEqual([40, 10, 20]);
  expect(pulled['total_online']).toBe(280);
  const elsewhere = { 'Param.s.push_domain': 'push2.example.com' };
  expect(await lab.output('Get_LivePushStat', elsewhere)).toEqual({ stream_count: 0, stream_info: [] });
});

test('play figures are those of the last whole minute, push figures of the last 5 s', async () => {
  goLive('room-1', 100);
  lab.clock.advance(59_000);
  expect(await lab.output('Get_LivePlayStat')).toMatchObject({ total_online: 0 });
  lab.clock.advance(1000);
  expect(await lab.output('Get_LivePlayStat')).toMatchObject({ total_online: 100 });
  lab.sim.world.stutter(keyOf('room-1'), 0.5);
  expect(listOf(await lab.output('Get_LivePushStat'), 'stream_info')).toMatchObject([{ fps: 15 }]);
});

test('pages of 300', async () => {
  for (let at = 0; at < 301; at += 1) goLive(`room-${at}`, 0);
  const second = { 'Param.n.page_no': 2 };
  expect(await pushRows({})).toHaveLength(300);
  expect(await pushRows(second)).toMatchObject([{ stream_name: 'room-300' }]);
  expect(await pushRows({ ...second, 'Param.n.page_size': 1 })).toMatchObject([{ stream_name: 'room-1' }]);
  for (const kind of kinds) {
    for (const page_size of [0, 301]) {
      expect(await lab.ret(kind, { 'Param.n.page_size': page_size })).toBe(-1);
    }
  }
});
