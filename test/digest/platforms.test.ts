import { expect, test } from 'vitest';
import type { Platform } from '../../src/core/call.ts';
import { newDigest } from '../../src/digest/fixed.ts';
import { createDigestSchedule } from '../../src/digest/schedule.ts';
import { warnOfUnserved } from '../../src/digest/unserved.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { createRecordingChat, type RecordingChat } from '../kit/recording-chat.ts';
import { openWorld, type World } from '../kit/world.ts';

const PLATFORMS = ['slack', 'discord'] as const;

/** It is 12:30 UTC, and a digest is due on each platform. */
async function openDue(): Promise<World> {
  const world = await openWorld();
  recallTwoDays(world.cloud);
  const now = world.clock.now() / 1000;
  for (const platform of PLATFORMS) {
    const [at, days] = [{ hour: 12, minute: 30 }, { every: 'daily' }] as const;
    const line = { platform, channel: 'C1', at, days, zone: 'UTC', by: 'slack:mod' };
    await world.services.store.digests.add(newDigest(platform, line, now));
  }
  world.clock.advance(1_800_000);
  return world;
}

/** An instance that runs one platform alone. */
const instance = ({ services }: World, chat: RecordingChat) =>
  createDigestSchedule(services, new Map<Platform, RecordingChat>([[chat.platform, chat]]));

test('an instance leaves the digests of platforms that it does not run to one that does', async () => {
  const world = await openDue();
  const chats = PLATFORMS.map(createRecordingChat);
  for (const chat of chats) await instance(world, chat).tick();
  expect(chats.map(({ posted }) => posted.map(({ place }) => place.platform))).toEqual([
    ['slack'],
    ['discord'],
  ]);
  expect(world.logged.join('\n')).not.toMatch(/digest (?:failed|broke)/);
});

test('it says in its log which ones it leaves to others', async () => {
  const world = await openDue();
  await warnOfUnserved(['slack'], world.services);
  const said = world.logged.filter((line) => line.includes('digest of a platform that does not run here'));
  expect(said).toEqual([expect.stringContaining('"channel":"discord:C1"')]);
});
