import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { tellFile, tellPicture } from '../../kit/told.ts';
import { openWorld, type World } from '../../kit/world.ts';

const list = (world: World, line = '', who = 'meg') => world.person(who).types(`snapshot list ${line}`);
const picture = (count: number | string) => `https://pics.example.com/${count}.jpg`;

test('pictures that callbacks told, newest first, with time, size and a link to the asker alone', async () => {
  const world = await openWorld();
  const now = world.services.now();
  await tellPicture(world, { url: picture(1), at: now - 7200 });
  await tellPicture(world, { url: picture(2), name: 'room-2', at: now - 3600 });
  await tellPicture(world, { url: picture('old'), at: now - 8 * 86_400 });
  const answer = await list(world);
  expect(answer.audience).toBe('me');
  expect(words(answer)).toContain('Pictures of the last 7 days: 2');
  expect(words(answer)).toMatch(/1 +room-2 2026-11-22 11:00 UTC, 1280x720, 52 kB, open/);
  expect(words(answer)).toMatch(/2 +room-1 2026-11-22 10:00 UTC/);
  expect(JSON.stringify(answer.reply)).toContain(picture(1));
  expect(JSON.stringify(answer.reply)).not.toContain('old');
});

test('of one stream, by any of its addresses, ten a page', async () => {
  const world = await openWorld();
  const now = world.services.now();
  for (let count = 0; count < 12; count += 1) {
    await tellPicture(world, { url: picture(count), at: now - count * 60 });
  }
  await tellPicture(world, { url: picture('else'), name: 'room-2', at: now });
  const first = await list(world, 'https://play.example.com/live/room-1_hd.m3u8');
  expect(words(first)).toContain('Pictures of room-1 of the last 7 days: 12');
  expect(words(first)).toContain('Page 1 of 2.');
  const second = await world.person('meg').presses(first, 'Page 2');
  expect(words(second)).toMatch(/12 +room-1 2026-11-22 11:49 UTC/);
  expect(words(second)).toContain('[◀ Page 1] [Refresh]');
});

test('none: why, as far as it is known', async () => {
  const world = await openWorld();
  expect(words(await list(world))).toContain('No picture was ever told to Tallylight. No callback ever came');
  await tellFile(world, { id: 'f-1', endedAt: world.services.now() });
  world.clock.advance(60_000);
  expect(words(await list(world))).toContain('Other callbacks come, the newest 1m ago');
  await tellPicture(world, { url: picture(1), name: 'room-2', at: world.services.now() });
  expect(words(await list(world, 'room-1'))).toContain('the newest of all was taken 2026-11-22 12:01 UTC');
});
