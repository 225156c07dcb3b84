import { expect } from 'vitest';
import { operation } from './operation.ts';

operation('takes a snapshot where the cloud can, and lists pictures', async (scene) => {
  const { api, street, moderator, cloud, stream, calls } = scene;
  cloud.world.goLive(stream('room-1'));
  street.clock.advance(10_000);
  if (api === 'v3') {
    await moderator.gives('snapshot take', { stream: 'room-1' });
    await moderator.sees('Taking a picture of room-1…');
    await street.passes(45);
    await cloud.callbacks.idle();
    await street.passes(10);
    await moderator.sees('A picture of room-1');
    expect(calls()).toContain('CreateScreenshotTask');
  } else {
    await moderator.gives('snapshot take', { stream: 'room-1' });
    await moderator.sees('This API takes no picture when asked');
    cloud.world.snapshots.add(stream('room-1'), cloud.world.clock.now());
  }
  expect(cloud.world.snapshots.pictures().length).toBeGreaterThan(0);
  await moderator.gives('snapshot list', { stream: 'room-1' });
  await moderator.sees(/Pictures of room-1 of the last 7 days: [1-9]/);
  if (api === 'legacy') expect(calls()).toContain('Live_Queue_Get');
});
