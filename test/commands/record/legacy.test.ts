import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

/** Recording by the 2.0 API, which has no list of tasks: what the bot set up is all that is known. */
const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const START = 'Live_Tape_Start';
const STOP = 'Live_Tape_Stop';

async function openLive(): Promise<World> {
  const world = await openWorld({
    api: 'legacy',
    grants: { view: ['slack:*'], operate: ['slack:user:op'] },
  });
  world.cloud.world.goLive(ROOM);
  return world;
}
const says = (world: World, line: string) => world.person('op').types(`record ${line}`);
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const tasks = (world: World) => world.cloud.world.recordings.created();
const audits = (world: World) => world.services.store.audit.list({}, 10);

describe('start', () => {
  test('tells what is known: the cloud took it, its id, and that nothing could be read back', async () => {
    const world = await openLive();
    const answer = await says(world, 'start room-1 2h format=mp4');
    const shown = words(answer);
    expect(answer.audience).toBe('channel');
    expect(shown).toContain('i The cloud took the recording of room-1');
    expect(shown).toContain(`Task    ${tasks(world)[0]?.taskId}, running until 2026-11-22 14:00 UTC`);
    expect(shown).toContain('Length  2h, format mp4');
    expect(shown).toContain('This API has no list of recordings to read it back from, so it is not verified');
    expect(shown).not.toMatch(/✔|verified off/);
    expect(shown).toContain('[Stop recording room-1]');
    expect(tasks(world)).toMatchObject([{ stream: ROOM, format: 'mp4', subType: 0 }]);
    expect(await audits(world)).toMatchObject([{ command: 'record start', outcome: 'done' }]);
    await world.passTime(40);
    expect(told(world)).toEqual([]);
  });

  test('at once where it is short, at a time where it is asked for; flv when nothing is said', async () => {
    const world = await openLive();
    expect(words(await says(world, 'start room-1 20m'))).toContain('Length  20m, format flv');
    await says(world, 'start room-1 20m at=18:00');
    expect(tasks(world)).toMatchObject([
      { subType: 1, format: 'flv' },
      { subType: 0, startMs: Date.UTC(2026, 10, 22, 18) },
    ]);
  });

  test('twice over the same time is refused by what the bot remembers', async () => {
    const world = await openLive();
    await says(world, 'start room-1 2h');
    expect(words(await says(world, 'start room-1 1h at=13:00'))).toContain(
      'room-1 has a recording over that time already',
    );
    expect(world.calls(START)).toBe(1);
  });

  test('an unknown format is refused with the known ones', async () => {
    const world = await openLive();
    const shown = words(await says(world, 'start room-1 2h format=avi'));
    expect(shown).toContain('avi is no format that can be recorded.');
    expect(shown).toContain('The formats are flv, hls, mp4, aac.');
  });

  test('more than 24 h in parts, each told at once', async () => {
    const world = await openLive();
    const question = await says(world, 'start room-1 30h');
    const first = await world.person('op').presses(question, 'Start the first 24h');
    expect(words(first)).toContain('/live record start room-1 6h at=2026-11-23T12:00');
    await world.person('op').presses(first, 'Record the next 6h');
    expect(tasks(world).map(({ startMs, endMs }) => (endMs - startMs) / 3_600_000)).toEqual([24, 6]);
  });

  test('a lost answer is not known, never sent again, and told once', async () => {
    const world = await openLive();
    world.loseAnswer(START);
    const shown = words(await says(world, 'start room-1 2h'));
    expect(shown).toContain('✘ room-1: it is not known whether the recording was set up');
    expect(shown).toContain('Look in the Tencent console before you start it again.');
    await world.passTime(40);
    expect(told(world)).toEqual([]);
    expect(world.calls(START)).toBe(1);
    expect(await audits(world)).toMatchObject([{ outcome: 'unknown' }]);
  });
});

describe('list and stop', () => {
  test('what the bot set up, and that it is no more than that', async () => {
    const world = await openLive();
    await says(world, 'start room-1 2h');
    await says(world, 'start room-1 1h at=18:00');
    const shown = words(await says(world, 'list'));
    expect(shown).toContain('Recordings: 2 open');
    expect(shown).toMatch(/1 .*room-1 .*running until 2026-11-22 14:00 UTC/);
    expect(shown).toContain("From Tallylight's own memory: this API has no list of recordings");
    expect(shown).toContain('tasks of others are not seen');
    const again = await world.restart();
    expect(words(await says(again, 'list'))).toContain('Recordings: 2 open');
  });

  test.each(['20m', '2h'])('one of %s, by its stream: the cloud took it', async (length) => {
    const world = await openLive();
    await says(world, `start room-1 ${length}`);
    await world.passTime(60, 10);
    const shown = words(await says(world, 'stop room-1'));
    expect(shown).toContain('i The cloud took the stop of the recording of room-1');
    expect(shown).toContain('so it is not verified');
    expect(tasks(world)[0]?.stoppedMs).toBe(world.clock.now());
    expect(words(await says(world, 'list'))).toMatch(/Recordings: 0 open[\s\S]*stopped 2026-11-22 12:01 UTC/);
    expect(words(await says(world, 'stop room-1'))).toContain(
      'only those that were started through Tallylight',
    );
    expect(world.calls(STOP)).toBe(1);
  });

  test('by its task, and by the button of its row', async () => {
    const world = await openLive();
    await says(world, 'start room-1 2h');
    await says(world, 'start room-1 1h at=18:00');
    await says(world, `stop ${tasks(world)[1]?.taskId}`);
    expect(tasks(world).map(({ stoppedMs }) => stoppedMs !== undefined)).toEqual([false, true]);
    await world.person('op').presses(await says(world, 'list'), 'Stop 1');
    expect(tasks(world).map(({ stoppedMs }) => stoppedMs !== undefined)).toEqual([true, true]);
  });

  test('a lost answer to a stop: not known, and it still stands as open', async () => {
    const world = await openLive();
    await says(world, 'start room-1 2h');
    world.loseAnswer(STOP);
    const shown = words(await says(world, 'stop room-1'));
    expect(shown).toContain('✘ room-1: it is not known whether the recording was stopped');
    await world.passTime(40);
    expect(told(world)).toEqual([]);
    expect(await audits(world)).toMatchObject([{ command: 'record stop', outcome: 'unknown' }, {}]);
    expect(words(await says(world, 'list'))).toContain('Recordings: 1 open');
  });
});

test('the files of a stream come from the list of the cloud', async () => {
  const world = await openLive();
  await says(world, 'start room-1 20m');
  await world.passTime(1300, 100);
  const shown = words(await says(world, 'files room-1'));
  expect(shown).toContain('1 recorded file of room-1 on 2026-11-22');
  expect(shown).toMatch(/1 +2026-11-22 12:00 UTC, (20|19)m.*, size not told, flv, open/);
  expect(shown).toContain('from Live_Tape_GetFilelist.');
});
