import { expect } from 'vitest';
import { LANDED_S, operation, type Scene } from './operation.ts';

const HOUR_MS = 3_600_000;

/** The span of each task that the cloud has, in minutes from `fromMs`. */
const spans = ({ cloud }: Scene, fromMs: number) =>
  cloud.world.recordings
    .tasks()
    .map(({ startMs, endMs }) => [startMs, endMs].map((ms) => Math.round((ms - fromMs) / 60_000)));

operation('records a stream at once, and at a time', async (scene) => {
  const { api, street, moderator, member, cloud, stream, calls } = scene;
  const fromMs = cloud.world.clock.now();
  cloud.world.goLive(stream('room-1'));
  await moderator.gives('record start', { stream: 'room-1', for: '20m', format: 'mp4' });
  await member.sees(/[Rr]ecording of room-1/);
  await street.passes(LANDED_S);
  await member.sees(api === 'v3' ? 'Recording of room-1 is set up' : /recording of room-1/i);
  await moderator.gives('record start', { stream: 'room-2', for: '1h', at: '+2h' });
  await member.sees(/[Rr]ecording of room-2/);
  await street.passes(LANDED_S);
  await member.sees(api === 'v3' ? 'Recording of room-2 is planned' : /recording of room-2/i);
  expect(spans(scene, fromMs)).toEqual([
    [0, 20],
    [120, 180],
  ]);
  const create = api === 'v3' ? 'CreateRecordTask' : 'Live_Tape_Start';
  expect(calls().filter((action) => action === create)).toHaveLength(2);
  street.clock.advance(HOUR_MS);
});
