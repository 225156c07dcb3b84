import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const RESUME = 'ResumeLiveStream';
const STATE = 'DescribeLiveStreamState';

async function openBanned(): Promise<World> {
  const world = await openWorld();
  world.cloud.world.ban(ROOM, world.clock.now() + 7_200_000);
  return world;
}

async function unbans(world: World) {
  const mod = world.person('mod');
  return mod.presses(await mod.types('unban room-1'), 'Unban');
}

const told = (world: World) => world.chat.told.map(({ answer }) => words(answer));

describe('the question', () => {
  test('says what a lifted ban does, and what it does not', async () => {
    const question = words(await (await openBanned()).person('mod').types('unban room-1'));
    expect(question).toContain('! Unban room-1?');
    expect(question).toContain('State now     banned');
    expect(question).toContain('Banned until  2026-11-22 14:00 UTC');
    expect(question).toContain('The push does not restart by itself: its encoder must push again.');
    expect(question).toContain('[Unban room-1]');
  });

  test('of a stream that is not banned', async () => {
    const world = await openWorld();
    expect(words(await world.person('mod').types('unban room-1'))).toContain(
      'The cloud does not show this stream as banned, so unbanning it should change nothing.',
    );
  });

  test('when the state cannot be read', async () => {
    const world = await openBanned();
    world.cloud.faults.add({ kind: 'error', code: 'InternalError', action: STATE });
    expect(words(await world.person('mod').types('unban room-1'))).toContain(
      'The cloud did not answer, so it is not known whether the stream is banned now.',
    );
  });
});

test('verified: the name may be pushed again, with its row', async () => {
  const world = await openBanned();
  expect(words(await unbans(world))).toContain('Unbanning room-1…');
  await world.passTime(1);
  expect(told(world)).toEqual([
    `✔ room-1 may be pushed again: verified after 1 s

  Stream  push.example.com/live/room-1
  By      mod

The push does not restart by itself: its encoder must push again.

[Status]
`,
  ]);
  expect(world.cloud.world.goLive(ROOM)).toBe(true);
  expect(await world.services.store.audit.list({}, 5)).toMatchObject([
    { command: 'unban', input: '{"stream":"room-1"}', target: 'write:room-1', outcome: 'done' },
  ]);
});

test('a ban that stays: what is known, and where else it can be lifted', async () => {
  const world = await openBanned();
  world.cloud.faults.add({ kind: 'drop', action: RESUME, times: 1 });
  await unbans(world);
  await world.passTime(30);
  const [report = ''] = told(world);
  expect(report).toContain('✘ room-1: the unban is not verified');
  expect(report).toContain(
    'nothing was changed so far. Look at its status; if it is still banned, unban it again',
  );
  expect(world.calls(RESUME)).toBe(1);
});

test('a lost answer ends in the truth', async () => {
  const world = await openBanned();
  world.loseAnswer(RESUME);
  expect(words(await unbans(world))).toContain("The cloud's answer was lost.");
  await world.passTime(2);
  expect(told(world)[0]).toContain('room-1 may be pushed again: verified');
  expect(world.calls(RESUME)).toBe(1);
});

test('ban and unban of one name are rivals', async () => {
  const world = await openBanned();
  const mod = world.person('mod');
  const [unban, ban] = [await mod.types('unban room-1'), await mod.types('ban room-1 1h spam')];
  await mod.presses(unban, 'Unban');
  const late = await mod.presses(ban, 'Ban');
  expect(late).toMatchObject({ error: 'already-done' });
  expect(words(late)).toContain('slack:mod was first: unban on room-1 at 2026-11-22 12:00 UTC');
});
