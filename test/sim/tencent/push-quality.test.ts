import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeUtc } from '../../../src/sim/tencent/wire/times.ts';
import type { Lab } from './sim-client.ts';
import { keyOf, openLab, rowsOf, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const dayMs = 24 * 3_600_000;
const room = keyOf('room-1');
const ago = (ms: number) => writeUtc(startMs - ms);

async function rows(params: object = {}) {
  const window = { StartTime: writeUtc(startMs - 60_000), EndTime: writeUtc(lab.clock.now()) };
  const answer = await lab.call('DescribeStreamPushInfoList', { StreamName: 'room-1', ...window, ...params });
  return rowsOf(answer, 'DataInfoList');
}

test('a push has a row for every 5 s, and a stutter makes its media fall behind', async () => {
  lab.sim.world.goLive(room, { clientIp: '203.0.113.9' });
  lab.clock.advance(10_000);
  lab.sim.world.stutter(room, 0.5);
  lab.clock.advance(10_000);
  const all = await rows();
  expect(all.map((row) => [row['LocalTs'], row['VideoTs'], row['VideoRate']])).toEqual([
    [0, 0, 4_000_000],
    [5000, 5000, 4_000_000],
    [10_000, 10_000, 2_000_000],
    [15_000, 12_500, 2_000_000],
    [20_000, 15_000, 2_000_000],
  ]);
  expect(all[0]).toEqual({
    Time: '2026-11-22T12:00:00Z',
    PushDomain: 'push.example.com',
    AppName: 'live',
    ClientIp: '203.0.113.9',
    ServerIp: expect.stringMatching(/^198\.51\.100\./),
    BeginPushTime: '2026-11-22 20:00:00.000',
    Resolution: '1920*1080',
    VCodec: 'H264',
    ACodec: 'AAC',
    Sequence: expect.stringMatching(/^\d{16}$/),
    VideoFps: 30,
    VideoRate: 4_000_000,
    AudioFps: 47,
    AudioRate: 128_000,
    LocalTs: 0,
    VideoTs: 0,
    AudioTs: 0,
    MetaVideoRate: 4000,
    MetaAudioRate: 128,
    MateFps: 30,
    StreamParam: expect.stringMatching(/^txSecret=\w{32}&txTime=/),
    Bandwidth: 4.128,
    Flux: 2.58,
    GopSize: 2000,
  });
});

test('pushes that ended keep their stutters, and each has its own sequence', async () => {
  lab.sim.world.goLive(room);
  lab.sim.world.stutter(room, 0.5);
  lab.clock.advance(10_000);
  lab.sim.world.endPush(room);
  lab.clock.advance(60_000);
  lab.sim.world.goLive(room);
  const all = await rows();
  expect(all.map((row) => row['VideoRate'])).toEqual([2_000_000, 2_000_000, 4_000_000]);
  expect(new Set(all.map((row) => row['Sequence'])).size).toBe(2);
  expect(await rows({ EndTime: writeUtc(startMs + 60_000) })).toHaveLength(2);
});

test('domain and app narrow it, the name is exact', async () => {
  lab.sim.world.goLive(room);
  lab.sim.world.goLive(keyOf('room-1', 'backup'));
  lab.sim.world.goLive(keyOf('room-10'));
  expect(await rows()).toHaveLength(2);
  expect(await rows({ AppName: 'backup' })).toMatchObject([{ AppName: 'backup' }]);
  expect(await rows({ PushDomain: 'push2.example.com' })).toEqual([]);
});

test('a wrong window is refused', async () => {
  const codeOf = (StartTime: string, EndTime: string) =>
    lab.codeOf('DescribeStreamPushInfoList', { StreamName: 'room-1', StartTime, EndTime });
  expect(await codeOf(ago(0), ago(0))).toBe('InvalidParameterValue');
  expect(await codeOf(ago(7 * dayMs + 1000), ago(0))).toBe('InvalidParameterValue');
  expect(await codeOf(ago(dayMs), ago(-1000))).toBe('InvalidParameterValue');
  expect(await codeOf('2026-11-22 19:00:00', '2026-11-22 20:00:00')).toBe('InvalidParameterValue');
  expect(await codeOf(ago(7 * dayMs), ago(0))).toBeUndefined();
  expect(await lab.codeOf('DescribeStreamPushInfoList', {})).toBe('MissingParameter');
});
