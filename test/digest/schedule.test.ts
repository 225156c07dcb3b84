import { beforeEach, describe, expect, test } from 'vitest';
import { renderReply } from '../../src/chat/terminal/render.ts';
import { readClock } from '../../src/core/clock.ts';
import { BotError } from '../../src/core/errors.ts';
import { text } from '../../src/core/text.ts';
import { newDigest } from '../../src/digest/fixed.ts';
import { createDigestSchedule } from '../../src/digest/schedule.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { createRecordingChat, type RecordingChat } from '../kit/recording-chat.ts';
import { openWorld, type World } from '../kit/world.ts';

const DAY_S = 86_400;
const CHANNEL = 'C1';

/** It is 12:00 UTC on 2026-11-22; the digest of 12:30 is due in half an hour. */
let world: World;
beforeEach(async () => {
  world = await openWorld();
  recallTwoDays(world.cloud);
  await add('a');
});

async function add(id: string, time = '12:30', channel = CHANNEL): Promise<void> {
  const at = readClock(time) ?? { hour: 0, minute: 0 };
  const days = { every: 'daily' } as const;
  const line = { platform: 'slack', channel, at, days, zone: 'UTC', by: 'slack:mod' } as const;
  const digest = newDigest(id, line, now());
  await world.services.store.digests.add(digest);
}

const now = (): number => Math.floor(world.clock.now() / 1000);
const later = (seconds: number): void => world.clock.advance(seconds * 1000);
const posted = (): readonly string[] => world.chat.posted.map(({ reply }) => renderReply(reply));
const owed = async (id = 'a') => world.services.store.digests.read(id);

/** Another instance of the bot over the same store. */
function instance(chat: RecordingChat = world.chat) {
  return createDigestSchedule(world.services, new Map([['slack', chat]]));
}

describe('a digest that is due', () => {
  test("comes at its time and not before, and owes the next day's", async () => {
    later(1799);
    await world.bot.digests.tick();
    expect(posted()).toEqual([]);
    later(1);
    const run = now();
    await world.bot.digests.tick();
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('2026-11-21 · ');
    expect(posted()[0]).not.toContain('Late');
    expect(world.chat.posted[0]?.place).toMatchObject({ platform: 'slack', channel: CHANNEL });
    expect((await owed())?.nextRun).toBe(run + DAY_S);
  });

  test('comes once a day for a week', async () => {
    for (let minute = 0; minute < 7 * 24; minute += 1) {
      later(3600);
      await world.bot.digests.tick();
    }
    expect(posted().map((shown) => /(\d{4}-\d{2}-\d{2}) ·/.exec(shown)?.[1])).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
  });

  test('has buttons that work for 30 days', async () => {
    later(1800);
    await world.bot.digests.tick();
    const [shown] = world.chat.posted;
    if (shown === undefined) throw new Error('nothing was posted');
    later(30 * DAY_S - 1);
    expect((await world.person('mel').presses(shown, 'Status of room-1')).error).toBeUndefined();
    later(1);
    expect((await world.person('mel').presses(shown, 'Status of room-1')).error).toBe('button-gone');
  });

  test('comes no more once it was removed', async () => {
    await world.services.store.digests.remove('a', 'slack:C1');
    later(1800);
    await world.bot.digests.tick();
    expect(posted()).toEqual([]);
  });

  test('keeps no other from its channel when it breaks', async () => {
    await world.services.store.digests.add({
      id: '0',
      channel: 'slack:C0',
      nextRun: now(),
      wakeAt: now(),
      body: '{}',
    });
    later(1800);
    await world.bot.digests.tick();
    expect(posted()).toHaveLength(1);
    expect(world.logged.join('\n')).toContain('digest broke');
  });
});

describe('several instances over one store', () => {
  test('post it once, however their ticks meet', async () => {
    for (const id of ['b', 'c', 'd']) await add(id, '12:30', `C-${id}`);
    later(1800);
    const instances = [instance(), instance(), instance(), world.bot.digests];
    await Promise.all(instances.flatMap(({ tick }) => [tick(), tick()]));
    expect(world.chat.posted.map(({ place }) => place.channel).toSorted()).toEqual([
      'C-b',
      'C-c',
      'C-d',
      'C1',
    ]);
  });

  test('take over from one that died before it posted, when its claim is over', async () => {
    later(1800);
    await world.services.store.claims.take(`digest:a:${now()}`, 'dead', now(), now() + 300);
    await instance().tick();
    expect(posted()).toEqual([]);
    later(300);
    await instance().tick();
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).not.toContain('repeat');
  });

  test('say so when one died and may have posted it', async () => {
    later(1800);
    const dying = createRecordingChat('slack');
    dying.post = () => new Promise(() => undefined);
    void instance(dying).tick();
    await expect.poll(async () => (await owed())?.body, { timeout: 10_000 }).toContain('"sending":{');
    later(300);
    await instance().tick();
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('may be a repeat');
  });
});

describe('what was missed while the bot was down', () => {
  test('is posted once and says that it is late', async () => {
    later(1800 + 3 * 3600);
    await world.bot.digests.tick();
    await world.bot.digests.tick();
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('Late by 3h: the bot was down.');
    expect(posted()[0]).toContain('2026-11-21 · ');
  });

  test('is one digest for the newest day, and the others are counted', async () => {
    later(1800 + 3 * DAY_S + 3600);
    const again = await world.restart();
    await again.bot.digests.tick();
    const [only, ...others] = again.chat.posted.map(({ reply }) => renderReply(reply));
    expect(others).toEqual([]);
    expect(only).toContain('3 earlier digests were skipped for this one.');
    expect(only).toContain('2026-11-24 · ');
    expect((await again.services.store.digests.read('a'))?.nextRun).toBe(now() + DAY_S - 3600);
  });
});

describe('a digest that fails', () => {
  test('says so once in its channel, is tried again, and comes late', async () => {
    world.cloud.faults.add({ kind: 'error', code: 'InternalError' });
    later(1800);
    for (let minute = 0; minute < 60; minute += 1) {
      await world.bot.digests.tick();
      later(60);
    }
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('The daily digest could not be made');
    world.cloud.faults.clear();
    for (let minute = 0; minute < 60; minute += 1) {
      await world.bot.digests.tick();
      later(60);
    }
    expect(posted()).toHaveLength(2);
    expect(posted()[1]).toMatch(/Late by \dh.*: earlier tries failed\./);
    expect(posted()[1]).not.toContain('repeat');
    expect(JSON.parse((await owed())?.body ?? '')).toMatchObject({ tries: 0, told: false });
    expect((await owed())?.body).not.toContain('sending');
  });

  test('waits longer with each try, never for ever', async () => {
    world.chat.breakDown();
    later(1800);
    const waits: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      await world.bot.digests.tick();
      const waitS = ((await owed())?.wakeAt ?? 0) - now();
      waits.push(waitS);
      later(waitS);
    }
    expect(waits).toEqual([360, 600, 1200, 3600, 3600, 3600]);
    world.chat.mend();
    await world.bot.digests.tick();
    expect(posted()).toHaveLength(1);
  });

  test("gives way to the next day's when that is due", async () => {
    world.chat.breakDown();
    later(1800);
    await world.bot.digests.tick();
    later(DAY_S);
    world.chat.mend();
    await world.bot.digests.tick();
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('2026-11-22 · ');
    expect(posted()[0]).toContain('1 earlier digest was skipped');
  });

  test('warns that it may stand there twice when the platform did not confirm it', async () => {
    const post = world.chat.post.bind(world.chat);
    const unconfirmed = { said: text`No answer.`, did: 'unknown', next: text`Look.` } as const;
    world.chat.post = () => Promise.reject(new BotError('platform', unconfirmed));
    later(1800);
    await world.bot.digests.tick();
    world.chat.post = post;
    later(360);
    await world.bot.digests.tick();
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('may be a repeat');
  });
});
