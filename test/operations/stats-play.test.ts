import { expect } from 'vitest';
import { operation } from './operation.ts';

operation('tells who watches now, in all and of one stream', async (scene) => {
  const { api, moderator, cloud, stream, calls } = scene;
  const beganMs = cloud.world.clock.now() - 1_200_000;
  cloud.world.goLive(stream('room-1'), { viewers: 120, beganMs });
  cloud.world.goLive(stream('room-2'), { viewers: 5, beganMs });
  await moderator.gives('stats play');
  expect((await moderator.sees(/[Aa]bout 125 viewers/)).text).toMatch(/not for billing/i);
  await moderator.gives('stats play', { stream: 'room-1' });
  await moderator.sees(/room-1: about 120 viewers, [\d.]+ (?:M|G)bps out/);
  expect(calls()).toEqual(
    expect.arrayContaining(
      api === 'v3'
        ? ['DescribeLiveDomainPlayInfoList', 'DescribeAllStreamPlayInfoList', 'DescribeStreamPlayInfoList']
        : ['Get_LivePlayStat'],
    ),
  );
});
