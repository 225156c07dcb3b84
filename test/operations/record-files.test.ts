import { expect } from 'vitest';
import { LANDED_S, operation } from './operation.ts';

operation('lists the recorded files of a stream with length, size and link', async (scene) => {
  const { street, moderator, member, cloud, stream } = scene;
  cloud.world.goLive(stream('room-1'));
  await moderator.gives('record start', { stream: 'room-1', for: '20m', format: 'mp4' });
  await member.sees(/recording of room-1/i);
  await street.passes(LANDED_S);
  street.clock.advance(10 * 60_000);
  cloud.world.endPush(stream('room-1'));
  await cloud.callbacks.idle();
  await street.passes(60);
  await cloud.callbacks.idle();
  const [file] = cloud.world.files();
  expect(file?.stream.name).toBe('room-1');
  await moderator.gives('record files', { stream: 'room-1' });
  const list = await moderator.sees('1 recorded file of room-1 on 2026-11-22');
  expect(list.text).toMatch(/10m|9m/);
  expect(list.text).toMatch(/\d+(?:\.\d+)? MB/);
});
