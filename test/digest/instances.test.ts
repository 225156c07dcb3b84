import { describe, expect, onTestFinished, test } from 'vitest';
import { newDigest } from '../../src/digest/fixed.ts';
import { createDigestSchedule, type DigestSchedule } from '../../src/digest/schedule.ts';
import { openStore } from '../../src/store/open.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { openWorld, type World } from '../kit/world.ts';
import { describePostgres } from '../store/fresh-postgres.ts';

const CHANNELS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'];
const INSTANCES = 3;
const DAYS = 3;

/** An instance of the bot with a store of its own over the same memory. */
async function instance({ services, databaseUrl, chat }: World): Promise<DigestSchedule> {
  const store = await openStore(databaseUrl, { now: services.now });
  onTestFinished(() => store.close());
  return createDigestSchedule({ ...services, store }, new Map([['slack', chat]]));
}

async function postForDays(databaseUrl?: string): Promise<readonly string[]> {
  const world = await openWorld(databaseUrl === undefined ? {} : { databaseUrl });
  recallTwoDays(world.cloud);
  const now = () => world.clock.now() / 1000;
  for (const channel of CHANNELS) {
    const at = { hour: 12, minute: 30 };
    const days = { every: 'daily' } as const;
    const line = { platform: 'slack', channel, at, days, zone: 'UTC', by: 'slack:mod' } as const;
    await world.services.store.digests.add(newDigest(channel, line, now()));
  }
  const instances = await Promise.all(Array.from({ length: INSTANCES }, () => instance(world)));
  for (let halfHours = 0; halfHours < DAYS * 48; halfHours += 1) {
    world.clock.advance(1_800_000);
    await Promise.all(instances.flatMap(({ tick }) => [tick(), tick()]));
  }
  expect(world.logged.join('\n')).not.toMatch(/digest (?:failed|broke)/);
  return world.chat.posted.map(({ place, key }) => `${place.channel} ${key}`);
}

/** Each channel as often as there were days, each time with a key of its own. */
function expectOnce(posted: readonly string[]): void {
  const channels = posted.map((line) => line.split(' ')[0] ?? '');
  expect(channels.toSorted()).toEqual(CHANNELS.flatMap((channel) => Array<string>(DAYS).fill(channel)));
  expect(new Set(posted).size).toBe(posted.length);
}

describe('three instances post each digest once, day after day', () => {
  test('over one SQLite file', async () => {
    expectOnce(await postForDays());
    expect.assertions(3);
  });
});

describePostgres('three instances post each digest once, day after day', ({ empty }) => {
  test('over one database', async () => {
    expectOnce(await postForDays(await empty()));
    expect.assertions(3);
  });
});
