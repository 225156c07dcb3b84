import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { tellPicture } from '../../kit/told.ts';
import { openWorld, type World } from '../../kit/world.ts';

/** Pictures by the 2.0 API, whose queue gives each only once. */
const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const QUEUE = 'Live_Queue_Get';

const open = () => openWorld({ api: 'legacy' });
const list = async (world: World, line = '') =>
  words(await world.person('meg').types(`snapshot list ${line}`));
const picture = (world: World, minutesAgo: number, name = 'room-1') =>
  world.cloud.world.snapshots.add({ ...ROOM, name }, world.clock.now() - minutesAgo * 60_000);

test('what the queue gives is kept, and stands there the next time, too', async () => {
  const world = await open();
  for (let count = 1; count <= 120; count += 1) picture(world, count);
  picture(world, 5, 'room-2');
  const first = await list(world, 'room-1');
  expect(first).toContain('Pictures of room-1 of the last 7 days: 120');
  expect(first).toContain("121 of them came out of the cloud's queue just now (Live_Queue_Get)");
  expect(world.cloud.world.snapshots.takeFromQueue(1)).toEqual([]);
  const again = await list(await world.restart());
  expect(again).toContain('Pictures of the last 7 days: 121');
  expect(again).toContain("0 of them came out of the cloud's queue");
});

test('a picture that its callback told, too, is one', async () => {
  const world = await open();
  const { url, createdMs } = picture(world, 1);
  await tellPicture(world, { url, at: Math.floor(createdMs / 1000) });
  const shown = await list(world);
  expect(shown).toContain('Pictures of the last 7 days: 1');
  expect(shown).toContain('1280x720');
});

test('a queue that does not answer is said, beside what is known', async () => {
  const world = await open();
  picture(world, 1);
  await list(world);
  world.cloud.faults.add({ kind: 'status', status: 500, action: QUEUE });
  const shown = await list(world);
  expect(shown).toContain('! Pictures of the last 7 days: 1');
  expect(shown).toContain("The cloud's queue of pictures was not read:");
});

test('none: what the queue needs', async () => {
  expect(await list(await open())).toContain('only for an account whose screenshot service is opened');
});
