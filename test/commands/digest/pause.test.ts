import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const GRANTS = { view: ['slack:*'], operate: ['slack:user:mod'] };
const DAY_S = 86_400;

/** It is 12:00 UTC on 2026-11-22. */
async function openWithDigest(): Promise<{ world: World; id: string }> {
  const world = await openWorld({ grants: GRANTS });
  const mod = world.person('mod');
  await mod.presses(await mod.types('digest add daily 12:30'), 'Add the digest');
  const [digest] = await world.services.store.digests.list();
  return { world, id: digest?.id ?? '' };
}
const owed = async (world: World) => (await world.services.store.digests.list())[0]?.nextRun;
const AT = Date.UTC(2026, 10, 22, 12, 30) / 1000;

test('keeps a digest away for a week, and makes up for nothing', async () => {
  const { world, id } = await openWithDigest();
  expect(words(await world.person('mod').types(`digest pause ${id} 1w`))).toContain('paused until');
  expect(await owed(world)).toBe(AT + 7 * DAY_S);
});

test('pauses until somebody resumes it, by the button as often as it is pressed', async () => {
  const { world, id } = await openWithDigest();
  const mod = world.person('mod');
  const paused = await mod.types(`digest pause ${id}`);
  expect(words(await mod.types('digest list'))).toContain('paused until somebody resumes it');
  for (let presses = 0; presses < 2; presses += 1) {
    expect(words(await mod.presses(paused, 'Resume'))).toContain('The digest comes again');
    expect(await owed(world)).toBe(AT);
  }
});

test('needs operate', async () => {
  const { world, id } = await openWithDigest();
  expect((await world.person('mel').types(`digest pause ${id}`)).error).toBe('not-permitted');
});
