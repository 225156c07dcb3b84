import { expect } from 'vitest';
import { LANDED_S, operation } from './operation.ts';

const HOUR_MS = 3_600_000;

operation('bans a stream until a time, after which it may be pushed', async (scene) => {
  const { street, moderator, member, cloud, stream } = scene;
  cloud.world.goLive(stream('room-1'));
  const sentMs = cloud.world.clock.now();
  await moderator.gives('ban', { stream: 'room-1', for: '3h', reason: 'licence' });
  await moderator.presses('Ban for 3h');
  await member.sees('Banning room-1…');
  await street.passes(LANDED_S);
  await member.sees(/room-1 is banned: verified off the air after \d s/);
  expect(cloud.world.bans().map(({ untilMs }) => untilMs)).toEqual([sentMs + 3 * HOUR_MS]);
  street.clock.advance(3 * HOUR_MS);
  expect(cloud.world.goLive(stream('room-1'))).toBe(true);
});
