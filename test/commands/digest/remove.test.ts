import { expect, test } from 'vitest';
import { keepFixed } from '../../../src/digest/fixed.ts';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const GRANTS = { view: ['slack:*'], operate: ['slack:user:mod'] };

async function openWithDigest(): Promise<{ world: World; id: string }> {
  const world = await openWorld({ grants: GRANTS });
  const mod = world.person('mod');
  await mod.presses(await mod.types('digest add daily 12:30'), 'Add the digest');
  const [digest] = await world.services.store.digests.list();
  return { world, id: digest?.id ?? '' };
}
const kept = (world: World) => world.services.store.digests.list();

test('ends a digest, tells the channel, and offers the way back', async () => {
  const { world, id } = await openWithDigest();
  const mod = world.person('mod');
  const answer = await mod.types(`digest remove ${id}`);
  expect(answer.audience).toBe('channel');
  expect(words(answer)).toContain('The digest at 12:30 comes here no more');
  expect(await kept(world)).toEqual([]);
  expect(await world.services.store.audit.list({}, 1)).toMatchObject([{ command: 'digest remove' }]);
  await mod.presses(await mod.presses(answer, 'Add it again'), 'Add the digest');
  expect(await kept(world)).toHaveLength(1);
});

test('is pressed in the list', async () => {
  const { world, id } = await openWithDigest();
  const mod = world.person('mod');
  await mod.presses(await mod.types('digest list'), `Remove ${id}`);
  expect(await kept(world)).toEqual([]);
});

test('knows only the digests of its own channel', async () => {
  const { world, id } = await openWithDigest();
  const elsewhere = world.person('mod', { place: { channel: 'C2' } });
  expect(words(await elsewhere.types(`digest remove ${id}`))).toContain('This channel has no digest');
  expect(await kept(world)).toHaveLength(1);
});

test('leaves one of the file alone, and says where it stands', async () => {
  const { world } = await openWithDigest();
  const at = { hour: 8, minute: 5 };
  const fixed = [{ platform: 'slack', channel: 'C1', at, zone: 'UTC', days: { every: 'daily' } }] as const;
  await keepFixed(fixed, world.services.store.digests, 0);
  const id = (await kept(world)).find((each) => each.id.startsWith('yml:'))?.id ?? '';
  const answer = await world.person('mod').types(`digest remove ${id}`);
  expect(words(answer)).toContain('This digest stands in tallylight.yml');
  expect(await kept(world)).toHaveLength(2);
});

test('needs operate', async () => {
  const { world, id } = await openWithDigest();
  expect((await world.person('mel').types(`digest remove ${id}`)).error).toBe('not-permitted');
});
