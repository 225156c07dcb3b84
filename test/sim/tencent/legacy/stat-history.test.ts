import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, startMs } from '../sim-client.ts';
import type { LegacyLab, Query } from './legacy-client.ts';
import { listOf, openLegacyLab } from './legacy-client.ts';

let lab: LegacyLab;
beforeEach(async () => {
  lab = await openLegacyLab({ playDomains: ['play.example.com', 'other.example.com'] });
});
afterEach(() => lab.sim.stop());

const now = startMs / 1000;
const day = 86_400;
const window = (from: number, to: number): Query => ({
  'Param.n.start_time': now + from,
  'Param.n.end_time': now + to,
});
const room: Query = { 'Param.s.stream_id': 'room-1' };

function recall(name: string, fromS: number, forS: number, viewers = 0) {
  const beganMs = startMs + fromS * 1000;
  const stream = keyOf(name);
  lab.sim.world.recall({
    stream,
    beganMs,
    endedMs: beganMs + forS * 1000,
    viewers,
    quality: { videoBps: 1_872_000 },
  });
}

const rowsOf = async (query: Query) =>
  listOf(await lab.output('Get_LivePushStatHistory', { ...room, ...query }), 'stream_info');

const ask = (query: Query) => lab.output('Get_LivePlayStatHistory', query);

describe('Get_LivePushStatHistory', () => {
  test('has a row every 5 s, in Beijing’s time', async () => {
    recall('room-1', -600, 12);
    recall('room-1', -300, 6);
    recall('room-2', -600, 300);
    const rows = await rowsOf(window(-600, 0));
    expect(rows.map((row) => row['time'])).toEqual([
      '2026-11-22 19:50:00',
      '2026-11-22 19:50:05',
      '2026-11-22 19:50:10',
      '2026-11-22 19:55:00',
      '2026-11-22 19:55:05',
    ]);
    const ip = expect.any(String);
    expect(rows[0]).toEqual({
      time: expect.any(String),
      client_ip: ip,
      server_ip: ip,
      fps: 30,
      speed: 2_000_000,
    });
    expect(await rowsOf(window(-595, -590))).toHaveLength(2);
  });

  test('tells nothing of the future', async () => {
    lab.sim.world.goLive(keyOf('room-1'));
    lab.clock.advance(10_000);
    expect(await rowsOf(window(0, 3600))).toHaveLength(3);
  });

  test.each<[string, Query]>([
    ['more than 3 days ago', window(-3 * day - 1, -3 * day + 60)],
    ['a start in the future', window(1, 60)],
    ['milliseconds', { 'Param.n.start_time': startMs - 60_000, 'Param.n.end_time': startMs }],
    ['an end before the start', window(-60, -60)],
    ['no end', { 'Param.n.start_time': now }],
    ['a text', { 'Param.n.start_time': '2026-11-22', 'Param.n.end_time': now }],
  ])('refuses %s', async (_, query) => {
    expect(await lab.ret('Get_LivePushStatHistory', { ...room, ...query })).toBe(-1);
  });

  test('needs a stream, and takes the third day and long spans', async () => {
    expect(await lab.ret('Get_LivePushStatHistory', window(-60, 0))).toBe(-1);
    expect(await rowsOf(window(-3 * day, 0))).toEqual([]);
  });
});

describe('Get_LivePlayStatHistory', () => {
  beforeEach(() => {
    recall('room-1', -600, 120, 80);
    recall('room-2', -540, 60, 40);
  });

  test('sums the account minute by minute', async () => {
    expect(await ask(window(-900, 0))).toEqual({
      stat_info: [
        { time: '2026-11-22 19:50:00', bandwidth: 160, online: 80, flux: 1200 },
        { time: '2026-11-22 19:51:00', bandwidth: 240, online: 120, flux: 1800 },
      ],
      sum_info: { sum_flux: 3000 },
    });
  });

  test('of one stream and one domain', async () => {
    const domain: Query = { 'Param.s.domain': 'other.example.com' };
    expect(await ask({ ...window(-600, -541), ...room, ...domain })).toEqual({
      stat_info: [{ time: '2026-11-22 19:50:00', bandwidth: 40, online: 20, flux: 300 }],
      sum_info: { sum_flux: 300 },
      domain: 'other.example.com',
      stream_id: 'room-1',
    });
  });

  test('has its sum without a row too', async () => {
    expect(await ask(window(-60, 0))).toEqual({ stat_info: [], sum_info: { sum_flux: 0 } });
  });

  test('tells whole minutes only', async () => {
    lab.sim.world.goLive(keyOf('room-1'), { viewers: 10 });
    lab.clock.advance(119_000);
    expect(listOf(await ask(window(0, 600)), 'stat_info')).toHaveLength(1);
  });

  test('reaches 15 days back', async () => {
    expect(await lab.ret('Get_LivePlayStatHistory', window(-15 * day, 0))).toBe(0);
    expect(await lab.ret('Get_LivePlayStatHistory', window(-15 * day - 1, 0))).toBe(-1);
  });
});
