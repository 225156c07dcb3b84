import { expect } from 'vitest';
import { operation } from './operation.ts';

const HOUR_MS = 3_600_000;

operation('tells how streams were watched, of one and of the account, as a file too', async (scene) => {
  const { api, moderator, cloud, stream, calls } = scene;
  const nowMs = cloud.world.clock.now();
  cloud.world.recall({
    stream: stream('room-1'),
    beganMs: nowMs - 6 * HOUR_MS,
    endedMs: nowMs - 3 * HOUR_MS,
    viewers: 40,
    accepted: true,
  });
  await moderator.gives('stats play-history', { stream: 'room-1', from: '-8h', to: '-2h' });
  const one = await moderator.sees(/room-1[^]*40/);
  expect(one.text).toMatch(/not for billing/i);
  await moderator.gives('stats play-history', { from: '-8h', to: '-2h', export: 'csv' });
  await moderator.sees(/\.csv/);
  expect(calls()).toEqual(
    expect.arrayContaining(
      api === 'v3'
        ? ['DescribeStreamPlayInfoList', 'DescribeBillBandwidthAndFluxList']
        : ['Get_LivePlayStatHistory'],
    ),
  );
});
