import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string, app = 'live') => ({ domain: 'push.example.com', app, name });
const ROOM = at('room-1');
const CREATE = 'CreateRecordTask';
const LIST = 'DescribeRecordTask';

const open = () => openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op', 'slack:user:oz'] } });
const openLive = async () => {
  const world = await open();
  world.cloud.world.goLive(ROOM);
  return world;
};
const start = (world: World, line = 'room-1 2h', who = 'op') =>
  world.person(who).types(`record start ${line}`);
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const tasks = (world: World) => world.cloud.world.recordings.created();
const kept = (world: World) => world.services.store.jobs.list({ kind: 'record', since: 0 }, 10);
const audits = (world: World) => world.services.store.audit.list({}, 10);

describe('a recording', () => {
  test('is listed for before it is made, and is set up only once it was read back', async () => {
    const world = await openLive();
    const sent = await start(world);
    expect(sent.audience).toBe('channel');
    expect(words(sent)).toContain('Setting up the recording of room-1…');
    const actions = world.cloud.calls.map(({ action }) => action);
    expect(actions.indexOf(LIST)).toBeGreaterThanOrEqual(0);
    expect(actions.indexOf(LIST)).toBeLessThan(actions.indexOf(CREATE));
    await world.passTime(2);
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('✔ Recording of room-1 is set up');
    expect(told(world)[0]).toContain(`${tasks(world)[0]?.taskId}, running until 2026-11-22 14:00 UTC`);
    expect(told(world)[0]).toContain('Length  2h, format hls');
    expect(told(world)[0]).not.toContain('not live');
    expect(told(world)[0]).toContain('[Stop recording room-1] [Recordings]');
    expect(tasks(world)).toMatchObject([{ stream: ROOM, endMs: world.cloud.world.createdMs + 7_200_000 }]);
    expect(await kept(world)).toMatchObject([
      { id: `record:${tasks(world)[0]?.taskId}`, target: 'room-1', endedAt: undefined },
    ]);
    expect(await audits(world)).toMatchObject([
      { command: 'record start', outcome: 'done', target: 'write:room-1' },
    ]);
  });

  test('at a time is planned', async () => {
    const world = await openLive();
    await start(world, 'room-1 1h at=18:00');
    await world.passTime(2);
    expect(told(world)[0]).toContain('✔ Recording of room-1 is planned');
    expect(told(world)[0]).toContain('planned from 2026-11-22 18:00 UTC to 2026-11-22 19:00 UTC');
    expect(world.cloud.world.recordings.billed()).toEqual([]);
  });

  test('of a stream that is not live says so, since the name may be wrong', async () => {
    const world = await open();
    await start(world, 'rom-1 1h');
    await world.passTime(2);
    expect(told(world)[0]).toContain('The stream was not live when this was set up: check its name.');
    expect(told(world)[0]).toContain('A push that begins within 3 s of setting up a recording is missed');
  });

  test('has the format of its template', async () => {
    const world = await openLive();
    await start(world, 'room-1 1h format=mp4');
    await world.passTime(2);
    expect(tasks(world)).toMatchObject([{ templateId: 1001, format: 'mp4' }]);
    expect(told(world)[0]).toContain('format mp4');
  });

  test('that was stopped before it was read back is told as over', async () => {
    const world = await openLive();
    await start(world);
    world.cloud.world.recordings.stop(tasks(world)[0]?.taskId ?? '');
    await world.passTime(2);
    expect(told(world)[0]).toContain('Recording of room-1 was set up, and is over');
  });
});

describe('one task', () => {
  test('over two people who ask at once', async () => {
    const world = await openLive();
    const answers = await Promise.all([start(world), start(world, 'room-1 2h', 'oz')]);
    expect(world.calls(CREATE)).toBe(1);
    const errors = answers.flatMap(({ error }) => error ?? []);
    expect(errors).toHaveLength(1);
    const second = answers.find(({ error }) => error !== undefined);
    expect(second && words(second)).toMatch(/slack:o[pz] (is running|was first: )/);
    expect(second && words(second)).toContain('Nothing was changed.');
  });

  test('over a command that is given twice', async () => {
    const world = await openLive();
    await start(world);
    const again = await start(world, 'room-1 30m at=13:00');
    expect(words(again)).toContain(
      'has a recording over that time already: running until 2026-11-22 14:00 UTC',
    );
    expect(words(again)).toContain(`task ${tasks(world)[0]?.taskId}`);
    expect(words(again)).toContain('Nothing was changed. Stop that one first, or choose a time after it.');
    expect(again.audience).toBe('me');
    await start(world, 'room-1 30m at=14:00');
    expect(world.calls(CREATE)).toBe(2);
  });

  test('over a list that cannot be read: none is made', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action: LIST });
    expect(words(await start(world))).toContain('Nothing was changed.');
    expect(world.calls(CREATE)).toBe(0);
  });

  test('over a lost answer, and the truth is told', async () => {
    const world = await openLive();
    world.loseAnswer(CREATE);
    expect(words(await start(world))).toContain("The cloud's answer was lost. It is not sent again");
    await world.passTime(3);
    expect(told(world)[0]).toContain('Recording of room-1 is set up');
    expect(told(world)[0]).toContain('the task is in its list: do not start it again');
    expect(await kept(world)).toMatchObject([{ id: `record:${tasks(world)[0]?.taskId}` }]);
    expect(tasks(world)).toHaveLength(1);
    expect(await audits(world)).toMatchObject([{ outcome: 'done' }]);
  });

  test('over a request that never arrived: none, and that is told', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'drop', action: CREATE, times: 1 });
    await start(world);
    await world.passTime(35);
    expect(told(world)[0]).toContain('✘ room-1: the recording is not verified');
    expect(told(world)[0]).toContain('nothing was changed so far');
    expect(told(world)[0]).toContain('a second task is billed a second time');
    expect(world.calls(CREATE)).toBe(1);
    expect(await audits(world)).toMatchObject([{ outcome: 'nothing' }]);
  });

  test('over a list that breaks after a lost answer: not known', async () => {
    const world = await openLive();
    world.loseAnswer(CREATE);
    await start(world);
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action: LIST });
    await world.passTime(35);
    expect(told(world)[0]).toContain('it is not known whether it took effect');
    expect(await audits(world)).toMatchObject([{ outcome: 'unknown' }]);
  });
});

describe('bounds, before anything is sent', () => {
  test.each([
    ['room-1 8d', 'for cannot be 8d: give from 1m to '],
    ['room-1 7d', 'a recording can start within 6 days and must end within 7'],
    ['room-1 59s', 'for cannot be 59s'],
    ['room-1 1h at=soon', 'at cannot be soon: give now, +30m, 18:00 or 2026-11-23T18:00'],
    [
      'room-1 1h at=2026-11-22T11:59',
      '2026-11-22 11:59 UTC has passed, and nothing can be recorded backwards.',
    ],
    ['room-1 24h at=+6d1m', 'a recording can start within 6 days and must end within 7'],
    ['room-1 24h at=+6d', 'a recording can start within 6 days and must end within 7'],
    ['room-1 1h at=+999999999w', 'a recording can start within 6 days and must end within 7'],
    ['room-1 1h format=avi', 'There is no recording template for avi.'],
    ['room-1 1h format=__proto__', 'There is no recording template for __proto__.'],
    ['evil.example.com/live/room-1 1h', 'evil.example.com is none of the domains of this installation.'],
  ])('%s', async (line, said) => {
    const world = await openLive();
    const answer = words(await start(world, line));
    expect(answer).toContain(said);
    expect(answer).toContain('Nothing was changed.');
    expect(world.calls(CREATE)).toBe(0);
  });

  test('an unknown format names the known ones; a past time names the way out', async () => {
    const world = await openLive();
    expect(words(await start(world, 'room-1 1h format=avi'))).toContain('The formats are mp4.');
    expect(words(await start(world, 'room-1 1h at=2026-11-22T11:59'))).toContain(
      'Leave at out to start now.',
    );
    expect(world.calls()).toBe(0);
  });

  test('the longest that there is: 24 h, up to the edge of the 7 days', async () => {
    const world = await openLive();
    await start(world, 'room-1 24h');
    await start(world, 'room-1 23h59m at=+6d');
    await world.passTime(3);
    expect(new Set(told(world).map((one) => one.split('\n')[0]))).toEqual(
      new Set(['✔ Recording of room-1 is planned', '✔ Recording of room-1 is set up']),
    );
    expect(tasks(world)).toHaveLength(2);
  });
});

test('the cloud refuses: its reason in words, and nothing was changed', async () => {
  const world = await openLive();
  world.cloud.faults.add({ kind: 'error', code: 'ResourceUnavailable.InvalidVodStatus', action: CREATE });
  const answer = words(await start(world));
  expect(answer).toContain("The account's video storage (VOD), where recordings go, is not activated.");
  expect(answer).toContain('Nothing was changed. Ask the operator to activate VOD');
  expect(answer).toContain('Tencent request id');
  await world.passTime(35);
  expect(told(world)).toEqual([]);
});

test('is not for those who may not, and the attempt is kept', async () => {
  const world = await openLive();
  const answer = await start(world, 'room-1 2h', 'meg');
  expect(answer).toMatchObject({ error: 'not-permitted', audience: 'me' });
  expect(words(answer)).toContain('Ask op, oz.');
  expect(world.calls()).toBe(0);
  expect(await audits(world)).toMatchObject([
    { outcome: 'refused', actor: 'slack:meg', target: 'write:room-1' },
  ]);
});
