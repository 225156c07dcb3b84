import { expect } from 'vitest';
import { operation } from './operation.ts';

const MINUTE_MS = 60_000;

operation('tells how a stream was pushed in the last hour, with its gap', async (scene) => {
  const { api, moderator, cloud, stream, calls } = scene;
  const nowMs = cloud.world.clock.now();
  const past = (fromMin: number, toMin: number) =>
    cloud.world.recall({
      stream: stream('room-1'),
      beganMs: nowMs - fromMin * MINUTE_MS,
      endedMs: nowMs - toMin * MINUTE_MS,
      accepted: true,
    });
  past(50, 40);
  past(30, 10);
  await moderator.gives('stats push-history', { stream: 'room-1', from: '-1h' });
  const told = await moderator.sees(/room-1 was on air for (?:30m|29m|31m)[^\n]* of 1h/);
  expect(told.text).toMatch(/fps/);
  expect(told.text).toMatch(/not for billing/i);
  expect(calls()).toContain(api === 'v3' ? 'DescribeStreamPushInfoList' : 'Get_LivePushStatHistory');
});
