import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineCommand, defineLook, type Command } from '../../src/core/command.ts';
import { plainText, text } from '../../src/core/text.ts';
import { words } from '../kit/person.ts';
import { createLaters } from '../../src/watch/laters.ts';
import { openWorld, type World } from '../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const STATE = 'DescribeLiveStreamState';

/** A moderator bans room-1, which is live; the look is left to come. */
async function openBanned(): Promise<World> {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  const mod = world.person('mod');
  await mod.presses(await mod.types('ban room-1 2h nudity'), 'Ban');
  return world;
}

const titles = ({ chat }: World) => chat.told.map(({ answer }) => plainText(answer.reply.title));

describe('a look at a write', () => {
  test('edits the first answer, for the person who asked', async () => {
    const world = await openBanned();
    await world.passTime(1);
    expect(world.chat.told).toMatchObject([
      { asker: { id: 'mod-call-2' }, message: 'message of mod-call-2', answer: { audience: 'channel' } },
    ]);
    expect(titles(world)).toEqual(['room-1 is banned: verified off the air after 1 s']);
    await world.passTime(60);
    expect(world.chat.told).toHaveLength(1);
  });

  test('is left to the instance that has its platform', async () => {
    const world = await openBanned();
    world.clock.advance(1000);
    await createLaters(world.services, new Map()).tick();
    expect(world.chat.told).toEqual([]);
    await world.bot.laters.tick();
    expect(titles(world)).toEqual(['room-1 is banned: verified off the air after 1 s']);
  });

  test('comes back every three seconds while there is nothing to see', async () => {
    const world = await openBanned();
    world.cloud.world.allow(ROOM);
    const before = world.calls(STATE);
    await world.passTime(9);
    expect(world.chat.told).toEqual([]);
    expect(world.calls(STATE) - before).toBe(3);
    world.cloud.world.ban(ROOM, world.clock.now() + 7_200_000);
    await world.passTime(3);
    expect(titles(world)).toEqual(['room-1 is banned: verified off the air after 10 s']);
  });

  test('says after 30 s what is known, and what to do', async () => {
    const world = await openBanned();
    world.cloud.world.allow(ROOM);
    await world.passTime(29);
    expect(world.chat.told).toEqual([]);
    await world.passTime(1);
    const [told] = world.chat.told;
    expect(told && words(told.answer)).toContain('✘ room-1: the ban is not verified');
    expect(told && words(told.answer)).toContain(
      'The cloud took it, but the state that was read back does not show it.',
    );
    expect(told && words(told.answer)).toContain('[Status] [Ban again…]');
    expect(await world.services.store.audit.list({}, 5)).toMatchObject([{ outcome: 'done' }]);
  });

  test('says that nothing could be read, never that it did not work', async () => {
    const world = await openBanned();
    world.cloud.faults.add({ kind: 'status', status: 502, action: STATE });
    await world.passTime(60);
    expect(world.chat.told).toHaveLength(1);
    const [told] = world.chat.told;
    expect(told && words(told.answer)).toContain('it is not known whether it took effect');
  });

  test('woken late, gets its time all the same', async () => {
    const world = await openBanned();
    world.cloud.world.allow(ROOM);
    const next = await world.restart();
    world.clock.advance(3_600_000);
    await next.passTime(20);
    expect(next.chat.told).toEqual([]);
    next.cloud.world.ban(ROOM, world.clock.now() + 7_200_000);
    await next.passTime(5);
    expect(titles(next)).toEqual([
      expect.stringContaining('room-1 is banned: verified off the air after 36'),
    ]);
  });

  test('waits for the first answer to land, but not for ever', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const [button] = (await mod.types('ban room-1 2h nudity')).reply.buttons;
    const { actor, place } = mod;
    const call = { id: 'slow', actor, place, origin: 'button', button: button?.id ?? '' } as const;
    const answer = await world.desk.dispatch(call);
    await world.passTime(3);
    expect(world.chat.told).toEqual([]);
    await world.desk.landed(answer, 'm17');
    await world.passTime(1);
    expect(world.chat.told).toMatchObject([{ message: 'm17' }]);
  });

  test('without a message it is told by itself', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const [button] = (await mod.types('ban room-1 2h nudity')).reply.buttons;
    const { actor, place } = mod;
    await world.desk.dispatch({ id: 'lost', actor, place, origin: 'button', button: button?.id ?? '' });
    await world.passTime(7);
    expect(world.chat.told).toMatchObject([{ message: undefined, asker: { id: 'lost' } }]);
  });
});

test('a look without a message waits once, and then comes as often as any other', async () => {
  const world = await openWorld();
  const mod = world.person('mod');
  const [button] = (await mod.types('ban room-1 2h nudity')).reply.buttons;
  const { actor, place } = mod;
  world.cloud.faults.add({ kind: 'drop', action: 'ForbidLiveStream', times: 1 });
  await world.desk.dispatch({ id: 'lost', actor, place, origin: 'button', button: button?.id ?? '' });
  const before = world.calls(STATE);
  await world.passTime(29);
  expect(world.calls(STATE) - before).toBe(8);
  await world.passTime(1);
  expect(titles(world)).toEqual(['room-1: the ban is not verified']);
});

describe('a platform that is down', () => {
  test('is told again every five seconds until it is up', async () => {
    const world = await openBanned();
    world.chat.breakDown();
    await world.passTime(30);
    world.chat.mend();
    await world.passTime(5);
    expect(world.chat.told).toHaveLength(1);
    expect(world.calls('ForbidLiveStream')).toBe(1);
    expect(await world.services.store.audit.list({}, 5)).toHaveLength(1);
  });

  test('is given up after ten minutes of tries, and no sooner for the time that the bot was down', async () => {
    const first = await openBanned();
    first.clock.advance(3_600_000);
    const world = await first.restart();
    world.chat.breakDown();
    await world.passTime(595, 5);
    expect(world.logged.join('')).not.toContain('given up');
    await world.passTime(15, 5);
    expect(world.logged.filter((line) => line.includes('look given up and not told'))).toHaveLength(1);
    world.chat.mend();
    await world.passTime(30);
    expect(world.chat.told).toEqual([]);
  });
});

/** Writes, and then looks with something that breaks. */
const fragile = (): Command =>
  defineCommand({
    summary: 'Break later',
    input: z.object({}),
    needs: 'moderate',
    shows: 'to-channel',
    run: async (_, { now }) => ({
      tone: 'info',
      title: text`Started`,
      blocks: [],
      later: { memory: 'old shape', at: now() + 1, until: now() + 30 },
    }),
    look: defineLook(z.object({ shape: z.literal('new') }), () => Promise.resolve({ over: true })),
  });

test('a look that can never be read is given up, and whoever waits is told', async () => {
  const world = await openWorld({ commands: new Map([['fragile', fragile()]]) });
  await world.person('mod').types('fragile');
  await world.passTime(600, 5);
  expect(world.chat.told).toEqual([]);
  await world.passTime(10);
  const [told] = world.chat.told;
  expect(told).toMatchObject({ message: 'message of mod-call-1', answer: { audience: 'channel' } });
  expect(told && words(told.answer)).toContain('What came of /live fragile could not be read back.');
  expect(told && words(told.answer)).toContain('Look at the stream before you do anything again');
  await world.passTime(60);
  expect(world.chat.told).toHaveLength(1);
});

test('a round that fails does not keep the next one from running', async () => {
  const world = await openBanned();
  await world.services.store.close();
  await expect(world.bot.laters.tick()).rejects.toThrow(/clos|open/);
  await expect(world.bot.laters.idle()).resolves.toBeUndefined();
  const next = await world.restart();
  await next.passTime(2);
  expect(next.chat.told).toHaveLength(1);
});
