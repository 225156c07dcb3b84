import { expect } from 'vitest';
import { operation } from './operation.ts';

operation('tells what is pushed now: frame rate, bit rate, age and source', async (scene) => {
  const { api, moderator, cloud, stream } = scene;
  cloud.world.goLive(stream('room-1'), { fps: 30, videoBps: 3_900_000, audioBps: 100_000, jitter: 0 });
  const source = api === 'v3' ? 'DescribeLiveStreamPushInfoList' : 'Get_LivePushStat';
  await moderator.gives('stats push');
  expect((await moderator.sees('Pushes now: 1')).text).toContain('room-1');
  await moderator.gives('stats push', { stream: 'room-1' });
  const one = await moderator.sees(/room-1[^]*30 fps/);
  expect(one.text).toMatch(/4\.0 Mbps|3\.9 Mbps/);
  expect(one.text).toContain(source);
});
