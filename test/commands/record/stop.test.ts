import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string, app = 'live', domain = 'push.example.com') => ({ domain, app, name });
const ROOM = at('room-1');
const STOP = 'StopRecordTask';
const HOUR_MS = 3_600_000;

const open = () =>
  openWorld({
    grants: { view: ['slack:*'], operate: ['slack:user:op'] },
    pushDomains: ['push.example.com', 'other.example.com'],
  });
/** A task that is there already, by hours from now; gives its id. */
function record(world: World, stream = ROOM, fromH = 0, hours = 2): string {
  const startMs = world.clock.now() + fromH * HOUR_MS;
  const order = { stream, startMs, endMs: startMs + hours * HOUR_MS, templateId: 0 };
  return world.cloud.world.recordings.create(order).taskId;
}
const stop = (world: World, what = 'room-1', who = 'op') => world.person(who).types(`record stop ${what}`);
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const stopped = (world: World) =>
  world.cloud.world.recordings.tasks().flatMap((task) => (task.stoppedMs === undefined ? [] : task.taskId));
const audits = (world: World) => world.services.store.audit.list({}, 10);

describe('what is meant', () => {
  test.each([
    'room-1',
    'live/room-1',
    'push.example.com/live/room-1',
    'rtmp://push.example.com/live/room-1?txSecret=c0ffee&txTime=5C27',
    'https://play.example.com/live/room-1.flv?txSecret=c0ffee',
    'https://play.example.com/live/room-1_hd.m3u8',
  ])('by stream: %s', async (what) => {
    const world = await open();
    const task = record(world);
    record(world, at('room-2'));
    const sent = await stop(world, what);
    expect(sent.audience).toBe('channel');
    expect(words(sent)).toContain('Stopping the recording of room-1…');
    expect(stopped(world)).toEqual([task]);
    expect(JSON.stringify(await audits(world))).not.toContain('c0ffee');
  });

  test('by the id of the task, also among several of a stream', async () => {
    const world = await open();
    record(world);
    const planned = record(world, ROOM, 5);
    await stop(world, planned);
    expect(stopped(world)).toEqual([planned]);
  });

  test('none fits: said so, nothing sent', async () => {
    const world = await open();
    record(world, at('room-2'));
    record(world, ROOM, -3, 2);
    const answer = await stop(world);
    expect(answer.audience).toBe('me');
    expect(words(answer)).toContain(
      'No recording that runs or is planned has the stream or the task room-1.',
    );
    expect(words(answer)).toContain('Nothing was changed. See /live record list for what there is.');
    expect(world.calls(STOP)).toBe(0);
  });

  test('a domain that is not ours is named', async () => {
    const world = await open();
    const answer = words(await stop(world, 'evil.example.com/live/room-1'));
    expect(answer).toContain('evil.example.com is none of the domains of this installation.');
  });

  test('an id that is none, in any letters', async () => {
    const world = await open();
    record(world);
    for (const what of ['__proto__', `U${'x'.repeat(150)}`, '<!channel>']) {
      expect(words(await stop(world, what))).toContain('Nothing was changed.');
    }
    expect(world.calls(STOP)).toBe(0);
  });
});

test('what the bot started is over in its own memory, too', async () => {
  const world = await open();
  await world.person('op').types('record start room-1 2h');
  await stop(world);
  await world.passTime(2);
  const now = world.services.now();
  expect(await world.services.store.jobs.list({ kind: 'record', since: 0 }, 10)).toMatchObject([
    { target: 'room-1', endedAt: now - 2 },
  ]);
  expect(await world.services.store.jobs.list({ kind: 'record', since: now }, 10)).toEqual([]);
});

describe('several fit', () => {
  test('asks which, with a button for each, and changes nothing', async () => {
    const world = await open();
    const planned = record(world, ROOM, 5);
    const running = record(world);
    const backup = record(world, at('room-1', 'backup', 'other.example.com'));
    const question = await stop(world);
    expect(words(question)).toContain('3 recordings fit: which one?');
    expect(words(question)).toContain(
      'Nothing was changed. Press the one to stop, or give the id of its task.',
    );
    expect(words(question)).toMatch(new RegExp(`1 {4}push.example.com/live/room-1 .*${running}`));
    expect(words(question)).toContain('other.example.com/backup/room-1');
    expect(words(question)).toMatch(new RegExp(`3 {4}push.example.com/live/room-1 .*${planned}`));
    expect(stopped(world)).toEqual([]);
    await world.person('op').presses(question, 'Stop 3');
    expect(stopped(world)).toEqual([planned]);
    await world.person('op').presses(question, 'Stop 2');
    expect(stopped(world)).toEqual([planned, backup]);
  });

  test('is narrowed by app', async () => {
    const world = await open();
    record(world);
    const backup = record(world, at('room-1', 'backup'));
    await stop(world, 'backup/room-1');
    expect(stopped(world)).toEqual([backup]);
  });

  test('more than there are buttons for: the rest by id', async () => {
    const world = await open();
    const ids = Array.from({ length: 7 }, (_, index) => record(world, ROOM, index * 2 + 1, 1));
    const question = await stop(world);
    expect(words(question)).toContain('The last 2 have no button: give the id of the task.');
    expect(question.reply.buttons).toHaveLength(5);
    for (const id of ids) expect(words(question)).toContain(id);
  });
});

describe('what came of it', () => {
  test('is read back', async () => {
    const world = await open();
    world.cloud.world.goLive(ROOM);
    const task = record(world);
    await world.passTime(60);
    await stop(world);
    await world.passTime(2);
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('✔ The recording of room-1 is stopped: read back from the cloud');
    expect(told(world)[0]).toContain(`${task}, stopped 2026-11-22 12:01 UTC`);
    expect(told(world)[0]).toContain('made by the cloud within minutes if the stream was live');
    expect(await audits(world)).toMatchObject([
      { command: 'record stop', outcome: 'done', target: 'write:room-1' },
    ]);
  });

  test('a planned one has no file', async () => {
    const world = await open();
    record(world, ROOM, 5);
    await stop(world);
    await world.passTime(2);
    expect(told(world)[0]).toContain('none: it was stopped before it began');
  });

  test('a lost answer is not sent again, and the truth is told', async () => {
    const world = await open();
    record(world);
    world.loseAnswer(STOP);
    expect(words(await stop(world))).toContain("The cloud's answer was lost. It is not sent again");
    await world.passTime(3);
    expect(told(world)[0]).toContain('is stopped: read back from the cloud');
    expect(told(world)[0]).toContain("The cloud's answer to the stop was lost");
    expect(world.calls(STOP)).toBe(1);
    expect(await audits(world)).toMatchObject([{ outcome: 'done' }]);
  });

  test('a request that never arrived leaves it running, and that is told', async () => {
    const world = await open();
    const task = record(world);
    world.cloud.faults.add({ kind: 'drop', action: STOP, times: 1 });
    await stop(world);
    await world.passTime(35);
    expect(told(world)[0]).toContain('✘ room-1: the end of the recording is not verified');
    expect(told(world)[0]).toContain('nothing was changed so far');
    expect(told(world)[0]).toContain('stop it again if it still runs');
    expect(told(world)[0]).toContain(task);
    expect(await audits(world)).toMatchObject([{ outcome: 'nothing' }]);
  });

  test('a task that is gone by then is the cloud refusing, in words', async () => {
    const world = await open();
    const task = record(world);
    world.cloud.faults.add({ kind: 'error', code: 'ResourceNotFound.TaskId', action: STOP });
    const answer = words(await stop(world, task));
    expect(answer).toContain('Tencent does not know this task.');
    expect(answer).toContain('Nothing was changed.');
  });
});

test('is not for those who may not, also by a button that they see', async () => {
  const world = await open();
  record(world);
  const question = await world.person('op').types('record list');
  const answer = await world.person('meg').presses(question, 'Stop 1');
  expect(answer).toMatchObject({ error: 'not-permitted' });
  expect(world.calls(STOP)).toBe(0);
  expect(await audits(world)).toMatchObject([{ outcome: 'refused', command: 'record stop' }]);
});
