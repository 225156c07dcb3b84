import { expect, test } from 'vitest';
import { keepFixed } from '../../../src/digest/fixed.ts';
import { words } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

const GRANTS = { view: ['slack:*'], operate: ['slack:user:mod'] };

test('says how to add one where there is none', async () => {
  const world = await openWorld({ grants: GRANTS });
  const answer = await world.person('mel').types('digest list');
  expect(answer.audience).toBe('me');
  expect(words(answer)).toContain('This channel has no digest');
  expect(words(answer)).toContain('/live digest add daily 09:30');
});

test('lists those of this channel, with their next runs and who added them', async () => {
  const world = await openWorld({ grants: GRANTS });
  const { digests } = world.services.store;
  const mod = world.person('mod');
  await mod.presses(await mod.types('digest add daily 09:30'), 'Add the digest');
  const elsewhere = world.person('mod', { place: { channel: 'C2' } });
  await elsewhere.presses(await elsewhere.types('digest add daily 10:30'), 'Add the digest');
  const at = { hour: 8, minute: 5 };
  const now = Math.floor(world.clock.now() / 1000);
  await keepFixed(
    [{ platform: 'slack', channel: 'C1', at, zone: 'Asia/Tokyo', days: { every: 'daily' } }],
    digests,
    now,
  );
  const answer = await world.person('mel').types('digest list');
  expect(words(answer)).toContain('Digests of this channel: 2');
  expect(words(answer)).toMatch(/every day at 09:30, UTC +2026-11-23 09:30 UTC +slack:mod/);
  expect(words(answer)).toMatch(/every day at 08:05, Asia\/Tokyo +2026-11-22 23:05 UTC +tallylight.yml/);
  expect(words(answer)).not.toContain('10:30');
  // The file's own is not the channel's to remove.
  expect(answer.reply.buttons).toHaveLength(1);
});

test('says which one fails, and when it is tried again', async () => {
  const world = await openWorld({ grants: GRANTS });
  const mod = world.person('mod');
  await mod.presses(await mod.types('digest add daily 12:30'), 'Add the digest');
  world.chat.breakDown();
  world.clock.advance(1_800_000);
  await world.bot.digests.tick();
  expect(words(await mod.types('digest list'))).toMatch(/failed once, again at 2026-11-22 12:36 UTC/);
});
