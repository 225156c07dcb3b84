import { expect, test } from 'vitest';
import { readRecorded } from '../../src/digest/recorded.ts';
import { tellFile } from '../kit/told.ts';
import { openWorld } from '../kit/world.ts';
import { words } from '../kit/person.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { DAY } from './made-days.ts';

const HOUR_S = 3600;

test('files closed in the day are summed by stream, the most first', async () => {
  const world = await openWorld();
  const tell = (name: string, endedAt: number, durationS: number) =>
    tellFile(world, { id: `${name}-${endedAt}`, name, endedAt, durationS });
  await tell('room-1', DAY.from, 600);
  await tell('room-1', DAY.to - 1, 600);
  await tell('room-2', DAY.from + 9 * HOUR_S, HOUR_S);
  await tell('room-3', DAY.to, HOUR_S);
  await tell('room-3', DAY.from - 1, HOUR_S);
  expect(await readRecorded(DAY.from, DAY.to, world.services.store.events)).toEqual([
    { stream: 'room-2', files: 1, lengthS: HOUR_S },
    { stream: 'room-1', files: 2, lengthS: 1200 },
  ]);
});

test('a digest names them without their links, and leads to those', async () => {
  const world = await openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
  recallTwoDays(world.cloud);
  await tellFile(world, { id: 'f-1', endedAt: DAY.from + 9 * HOUR_S, durationS: 600 });
  const digest = await world.person('op').types('digest now');
  expect(words(digest)).toContain('Recorded files, as callbacks told\nroom-1: 1 file, 10m');
  expect(JSON.stringify(digest.reply)).not.toContain('vod.example.com');
  const files = await world.person('op').presses(digest, 'Files of room-1');
  expect(JSON.stringify(files.reply)).toContain('https://vod.example.com/f-1.mp4');
});
