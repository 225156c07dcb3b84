import { expect, test } from 'vitest';
import { recallTwoDays } from '../../kit/digest-past.ts';
import { words } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

test('shows the digest to the asker alone, and posts nothing', async () => {
  const world = await openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:mod'] } });
  recallTwoDays(world.cloud);
  const mod = world.person('mod');
  await mod.presses(await mod.types('digest add daily 12:30'), 'Add the digest');
  const [digest] = await world.services.store.digests.list();
  const answer = await world.person('mel').types(`digest preview ${digest?.id}`);
  expect(answer.audience).toBe('me');
  expect(words(answer)).toContain('2026-11-21 · ');
  expect(words(answer)).toContain('A preview that you alone see');
  expect(world.chat.posted).toEqual([]);
  expect(words(await mod.types('digest preview nosuch'))).toContain('This channel has no digest');
});
