import { expect } from 'vitest';
import { LANDED_S, operation } from './operation.ts';

operation('ends a recording by its stream and by its task, and lists what runs', async (scene) => {
  const { api, street, moderator, member, cloud, stream, calls } = scene;
  const over = (name: string) =>
    api === 'v3'
      ? `The recording of ${name} is stopped: read back from the cloud`
      : `The cloud took the stop of the recording of ${name}`;
  for (const name of ['room-1', 'room-2']) {
    cloud.world.goLive(stream(name));
    await moderator.gives('record start', { stream: name, for: '2h' });
    await member.sees(new RegExp(`recording of ${name}`, 'i'));
    await street.passes(LANDED_S);
  }
  await moderator.gives('record list');
  const list = await moderator.sees('Recordings: 2 open');
  expect(list.text).toMatch(/room-1[^]*room-2|room-2[^]*room-1/);
  const task = cloud.world.recordings.tasks().find(({ stream: { name } }) => name === 'room-2');

  await moderator.gives('record stop', { what: 'room-1' });
  await member.sees(api === 'v3' ? 'Stopping the recording of room-1…' : over('room-1'));
  await street.passes(LANDED_S);
  await member.sees(over('room-1'));
  await moderator.gives('record stop', { what: task?.taskId ?? '' });
  await member.sees(api === 'v3' ? 'Stopping the recording of room-2…' : over('room-2'));
  await street.passes(LANDED_S);
  await member.sees(over('room-2'));

  const stopped = cloud.world.recordings.tasks().map(({ stoppedMs }) => stoppedMs !== undefined);
  expect(stopped).toEqual([true, true]);
  const stop = api === 'v3' ? 'StopRecordTask' : 'Live_Tape_Stop';
  expect(calls().filter((action) => action === stop)).toHaveLength(2);
  await moderator.gives('record list');
  await moderator.sees('Recordings: 0 open');
});
