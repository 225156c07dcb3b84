import { expect, test } from 'vitest';
import { testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const place = { StreamName: 'room', AppName: 'live', PushDomain: 'push.example.com' };

const figuresOf = async (row: Readonly<Record<string, unknown>>) => {
  const answer = answerOf({ TotalNum: 1, TotalPage: 1, DataInfoList: [{ ...place, ...row }] });
  const { live } = await openScripted(() => answer);
  return (await live.stats.pushes({})).value[0];
};

test('reads every figure, bit rates in bits per second', async () => {
  const { live, sim, clock } = await openCloud();
  sim.world.goLive(testStream('room'), { clientIp: '198.51.100.7' });
  expect(await live.stats.pushes({})).toEqual({
    source: 'DescribeLiveStreamPushInfoList',
    at: Math.floor(clock.now() / 1000),
    stepS: 5,
    delayS: 0,
    value: [
      {
        stream: testStream('room'),
        resolution: '1920*1080',
        fps: 30,
        declaredFps: 30,
        videoBps: 4_000_000,
        audioBps: 128_000,
        totalBps: 4_128_000,
        declaredVideoBps: 4_000_000,
        videoCodec: 'H264',
        audioCodec: 'AAC',
        beganText: '2026-11-22 20:00:00',
        clientIp: '198.51.100.7',
      },
    ],
  });
});

test('a measured 0 is a figure, a declared 0 is none', async () => {
  const row = { VideoFps: 0, VideoSpeed: 0, AudioSpeed: 0, MetaFps: 0, MetaVideoSpeed: 0, Vcodec: '' };
  const figures = await figuresOf(row);
  expect([figures?.fps, figures?.videoBps, figures?.audioBps]).toEqual([0, 0, 0]);
  expect([figures?.declaredFps, figures?.declaredVideoBps, figures?.videoCodec]).toEqual(
    Array.from({ length: 3 }),
  );
});

test('a stream of sound alone, or of pictures alone, has a total', async () => {
  expect((await figuresOf({ AudioSpeed: 64_000 }))?.totalBps).toBe(64_000);
  expect((await figuresOf({ VideoSpeed: 1_000_000, AudioSpeed: null }))?.totalBps).toBe(1_000_000);
});

test.each([
  ['left out', {}],
  ['null', { VideoFps: null, VideoSpeed: null, AudioSpeed: null, MetaFps: null, Resolution: null }],
])('figures that are %s are undefined, never 0', async (_, row) => {
  const { stream, ...figures } = (await figuresOf(row)) ?? {};
  expect(stream).toEqual(testStream('room'));
  expect(Object.values(figures)).toEqual(Object.keys(figures).map(() => undefined));
  expect(Object.keys(figures)).toHaveLength(11);
});
