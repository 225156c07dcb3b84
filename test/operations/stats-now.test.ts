import { expect } from 'vitest';
import { operation } from './operation.ts';

operation('tells pushes and viewers now, of all streams and of one', async (scene) => {
  const { api, moderator, cloud, stream, calls } = scene;
  const beganMs = cloud.world.clock.now() - 600_000;
  cloud.world.goLive(stream('room-1'), { viewers: 120, beganMs });
  cloud.world.goLive(stream('room-2'), { viewers: 5, beganMs });
  await moderator.gives('stats now');
  const all = await moderator.sees(/Pushes now: 2, viewers: about 125/);
  expect(all.text).toMatch(/not for billing/i);
  await moderator.gives('stats now', { stream: 'room-1' });
  const one = await moderator.sees('Figures of room-1 now');
  expect(one.text).toMatch(/about 120[^]*Mbps/);
  if (api === 'legacy') {
    const stats = calls().filter((action) => action.startsWith('Get_Live'));
    expect(new Set(stats)).toEqual(new Set(['Get_LiveStat']));
  }
});
