import { expect, test } from 'vitest';
import { z } from 'zod';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { openCloud } from './open-cloud.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const HOUR_S = 3600;
const DAY_S = 86_400;
const room = testStream('room');
const times = z.object({ StartTime: z.string(), EndTime: z.string() });

test('reads every figure in our units, and nothing that holds a signature', async () => {
  const row = {
    Time: '2026-11-22T11:00:05Z',
    PushDomain: 'push.example.com',
    AppName: 'live',
    ClientIp: '198.51.100.7',
    BeginPushTime: '2026-11-22 18:59:59.252',
    Resolution: '1280*720',
    VCodec: 'H264',
    Sequence: '4711',
    VideoFps: 24,
    VideoRate: 1_900_000,
    AudioRate: 128_000,
    LocalTs: 6000,
    VideoTs: 4500,
    AudioTs: 4600,
    MetaVideoRate: 2000,
    MetaAudioRate: 128,
    MateFps: 25,
    StreamParam: 'txSecret=canary&txTime=7fffffff',
    GopSize: 2000,
  };
  const { live } = await openScripted(() => answerOf({ DataInfoList: [row] }));
  const answer = await live.stats.pushHistory(room, now - HOUR_S, now);
  expect(answer).toEqual({
    source: 'DescribeStreamPushInfoList',
    at: now,
    stepS: 5,
    delayS: 0,
    value: [
      {
        at: now - HOUR_S + 5,
        fps: 24,
        declaredFps: 25,
        videoBps: 1_900_000,
        audioBps: 128_000,
        totalBps: 2_028_000,
        declaredVideoBps: 2_000_000,
        resolution: '1280*720',
        gopMs: 2000,
        behindMs: 1500,
        push: '4711',
      },
    ],
  });
  expect(JSON.stringify(answer)).not.toContain('canary');
});

test('a figure that is missing is undefined, never 0', async () => {
  const row = { Time: '2026-11-22T11:00:05Z', LocalTs: 5000, VideoTs: null, VideoRate: null };
  const { live } = await openScripted(() => answerOf({ DataInfoList: [row] }));
  const [point] = (await live.stats.pushHistory(room, now - HOUR_S, now)).value;
  const { at, ...figures } = point ?? {};
  expect(at).toBe(now - HOUR_S + 5);
  expect(Object.values(figures)).toEqual(Object.keys(figures).map(() => undefined));
});

test('a week is asked for in slices of 3 hours that meet and do not overlap', async () => {
  const { live, params } = await openScripted(() => answerOf({ DataInfoList: [] }));
  await live.stats.pushHistory(room, now - 7 * DAY_S + 2, now);
  const asked = params
    .map((sent) => times.parse(sent))
    .toSorted((a, b) => (a.StartTime < b.StartTime ? -1 : 1));
  const windows = asked.map(({ StartTime, EndTime }) => [
    Date.parse(StartTime) / 1000,
    Date.parse(EndTime) / 1000,
  ]);
  const begins = Array.from({ length: 56 }, (_, index) => now - 7 * DAY_S + index * 3 * HOUR_S);
  expect(windows).toEqual(
    begins.map((begin, index) => [index === 0 ? begin + 2 : begin, begin + 3 * HOUR_S - 1]),
  );
  expect(params[0]).toMatchObject({ StreamName: 'room', PushDomain: 'push.example.com', AppName: 'live' });
});

test('a week is read within 40 calls a second', async () => {
  const { live, calls } = await openCloud();
  await live.stats.pushHistory(room, now - 7 * DAY_S, now);
  expect(calls().map((call) => call.code)).toEqual(Array.from({ length: 56 }));
});

test('more than a week is refused unsent', async () => {
  const { live, actions } = await openScripted(() => answerOf({ DataInfoList: [] }));
  const error = await botErrorOf(live.stats.pushHistory(room, now - 7 * DAY_S - 1, now));
  expect([error.code, error.did, actions]).toEqual(['bad-input', 'nothing', []]);
});
