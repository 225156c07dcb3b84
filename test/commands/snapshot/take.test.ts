import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

test('is for those who moderate, and the attempt is kept', async () => {
  const world = await openWorld();
  const answer = await world.person('meg').types('snapshot take room-1');
  expect(answer).toMatchObject({ error: 'not-permitted', audience: 'me' });
  expect(words(answer)).toContain('Nothing was changed.');
  expect(world.calls()).toBe(0);
  expect(await world.services.store.audit.list({}, 10)).toMatchObject([
    { command: 'snapshot take', outcome: 'refused' },
  ]);
});
