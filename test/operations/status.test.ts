import { operation } from './operation.ts';

operation('tells the state of a stream: live, not live, banned', async ({ moderator, cloud, stream }) => {
  await moderator.gives('status', { stream: 'room-1' });
  await moderator.sees('room-1 is not live');
  cloud.world.goLive(stream('room-1'));
  await moderator.gives('status', { stream: 'room-1' });
  await moderator.sees('room-1 is live');
  cloud.world.ban(stream('room-1'), cloud.world.clock.now() + 60_000);
  await moderator.gives('status', { stream: 'room-1' });
  await moderator.sees('room-1 is banned');
});
