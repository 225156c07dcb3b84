import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string, app = 'live') => ({ domain: 'push.example.com', app, name });
const HOUR_MS = 3_600_000;

const open = () => openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
function record(world: World, name: string, fromH: number, hours: number): string {
  const startMs = world.clock.now() + fromH * HOUR_MS;
  const order = { stream: at(name), startMs, endMs: startMs + hours * HOUR_MS, templateId: 0 };
  return world.cloud.world.recordings.create(order).taskId;
}
const list = async (world: World, line = '', who = 'op') =>
  words(await world.person(who).types(`record list ${line}`));
const order = (shown: string): string[] => [...shown.matchAll(/live\/(\S+)/g)].map(([, name = '']) => name);

describe('recordings', () => {
  test('that run first, then those planned, then what is over', async () => {
    const world = await open();
    record(world, 'ended', -3, 1);
    record(world, 'later', 30, 1);
    record(world, 'longest-ended', -26, 24);
    record(world, 'soon', 1, 1);
    record(world, 'running', -1, 3);
    world.cloud.world.recordings.stop(record(world, 'stopped', -1, 3));
    const shown = await list(world);
    expect(shown).toContain('Recordings: 3 open');
    expect(order(shown)).toEqual(['running', 'soon', 'later', 'stopped', 'ended', 'longest-ended']);
    expect(shown).toMatch(/running {8}running until 2026-11-22 14:00 UTC/);
    expect(shown).toMatch(/soon .*planned from 2026-11-22 13:00 UTC to 2026-11-22 14:00 UTC/);
    expect(shown).toMatch(/stopped .*stopped 2026-11-22 12:00 UTC/);
    expect(shown).toMatch(/longest-ended .*ended 2026-11-22 10:00 UTC/);
    expect(shown).toContain('Read 0s ago from DescribeRecordTask.');
  });

  test('that ended more than a day ago are left out', async () => {
    const world = await open();
    record(world, 'yesterday', -26, 1);
    expect(await list(world)).toContain('None runs, is planned, or ended in the last day.');
  });

  test('of one stream, in whatever app, by any of its URLs', async () => {
    const world = await open();
    record(world, 'room-1', 0, 1);
    record(world, 'room-2', 0, 1);
    for (const what of ['room-1', 'https://play.example.com/live/room-1_hd.m3u8?txSecret=c0ffee']) {
      const shown = await list(world, what);
      expect(shown).toMatch(/Recordings of (live\/)?room-1: 1 open/);
      expect(order(shown).filter((name) => name.startsWith('room-2'))).toEqual([]);
    }
  });

  test('more than a screen says how many are left out', async () => {
    const world = await open();
    for (let count = 0; count < 45; count += 1) record(world, `room-${count}`, 0, 1);
    const shown = await list(world);
    expect(shown).toContain('Recordings: 45 open');
    expect(shown).toContain('… 25 more; name a stream to see its own.');
    expect(order(shown)).toHaveLength(20);
  });
});

describe('buttons', () => {
  test('to stop, numbered as the rows, only for those who may', async () => {
    const world = await open();
    for (let count = 0; count < 7; count += 1) record(world, `room-${count}`, count, 2);
    const mine = await world.person('op').types('record list');
    expect(mine.audience).toBe('me');
    expect(words(mine)).toContain('[Refresh] [Stop 1: recording of room-0] [Stop 2: recording of room-1]');
    expect(mine.reply.buttons).toHaveLength(6);
    await world.person('op').presses(mine, 'Stop 2');
    expect(
      world.cloud.world.recordings.tasks().filter(({ stoppedMs }) => stoppedMs !== undefined),
    ).toMatchObject([{ stream: at('room-1') }]);
    expect(await list(world, '', 'meg')).not.toContain('Stop');
  });

  test('refresh reads anew', async () => {
    const world = await open();
    const shown = await world.person('meg').types('record list room-1');
    record(world, 'room-1', 0, 1);
    expect(words(await world.person('meg').presses(shown, 'Refresh'))).toContain(
      'Recordings of room-1: 1 open',
    );
  });
});

test('a list that fails is an error, never an empty one', async () => {
  const world = await open();
  world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
  const answer = await world.person('op').types('record list');
  expect(answer.error).toBeDefined();
  expect(words(answer)).not.toContain('None');
});
