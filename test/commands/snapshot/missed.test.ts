import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

/** What the cloud called back with while nobody listened: its own records tell (tencent-live 5.16, 3). */
const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };

async function openDeaf(): Promise<World> {
  const world = await openWorld({
    grants: { view: ['slack:*'], moderate: ['slack:user:mod'], operate: ['slack:user:mod'] },
  });
  // Nothing listens at that port.
  world.cloud.callbacks.deliverTo({ url: 'http://127.0.0.1:9/', key: 'callbackKey01' });
  world.cloud.world.goLive(ROOM);
  return world;
}
const mod = (world: World) => world.person('mod');

test('a picture that was ordered is found there', async () => {
  const world = await openDeaf();
  await mod(world).types('snapshot take room-1');
  await world.cloud.callbacks.idle();
  await world.passTime(30);
  const [shown] = world.chat.told;
  expect(shown && words(shown.answer)).toContain('✔ A picture of room-1');
  expect(shown && words(shown.answer)).not.toContain('did not say which order');
});

test('pictures of a named stream are listed with them', async () => {
  const world = await openDeaf();
  world.cloud.world.snapshots.add(ROOM, world.clock.now() - 60_000);
  world.cloud.world.snapshots.add({ ...ROOM, name: 'room-2' }, world.clock.now());
  await world.cloud.callbacks.idle();
  await world.passTime(60);
  const shown = words(await mod(world).types('snapshot list room-1'));
  expect(shown).toContain('Pictures of room-1 of the last 7 days: 1');
  expect(shown).toMatch(/1 +room-1 2026-11-22 11:59 UTC, 1920x1080, 187 kB, open/);
  expect(shown).toContain(
    "The cloud's records of its callbacks have 1 of that time, read 0s ago from DescribeCallbackRecordsList.",
  );
  expect(words(await mod(world).types('snapshot list'))).toContain('Pictures of the last 7 days: 0');
});

test('the file of a recording is known by them where its storage does not answer', async () => {
  const world = await openDeaf();
  await mod(world).types('record start room-1 10m format=mp4');
  await world.passTime(700, 100);
  await world.cloud.callbacks.idle();
  world.cloud.faults.add({
    kind: 'error',
    code: 'AuthFailure.UnauthorizedOperation',
    action: 'SearchMedia',
  });
  const shown = words(await mod(world).types('record files room-1'));
  expect(shown).toContain('! 1 recorded file of room-1 on 2026-11-22');
  expect(shown).toMatch(/1 +2026-11-22 12:00 UTC, 10m, \d+ MB, mp4, open/);
  expect(shown).toContain('Callbacks told Tallylight of none of them.');
  expect(shown).toContain("The cloud's own list is missing:");
});
