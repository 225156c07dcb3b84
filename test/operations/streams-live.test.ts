import { expect } from 'vitest';
import { operation } from './operation.ts';

operation('lists the streams that are live', async ({ api, moderator, cloud, stream, calls }) => {
  await moderator.gives('streams', { state: 'live' });
  await moderator.sees('No stream is live.');
  for (const name of ['room-1', 'room-2']) cloud.world.goLive(stream(name));
  await moderator.gives('streams', { state: 'live' });
  const list = await moderator.sees('Live now: 2');
  expect(list.text).toMatch(/room-1[^]*room-2|room-2[^]*room-1/);
  expect(list.buttons).toEqual(expect.arrayContaining(['room-1', 'room-2']));
  expect(calls()).toContain(
    api === 'v3' ? 'DescribeLiveStreamOnlineList' : 'Live_Channel_GetLiveChannelList',
  );
});
