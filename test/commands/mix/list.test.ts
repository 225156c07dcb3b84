import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

test('of none says so, and what it cannot see', async () => {
  const world = await openWorld();
  const said = words(await world.person('meg').types('mix list'));
  expect(said).toContain('Mixes: 0 open');
  expect(said).toContain('None runs, or was stopped in the last day.');
  expect(said).toContain('A mix that was made elsewhere is not seen, because the cloud has no list of them.');
  expect(world.calls()).toBe(0);
});
