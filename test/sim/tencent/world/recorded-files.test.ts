import { expect, test } from 'vitest';
import { keyOf, startMs } from '../sim-client.ts';
import { openWorld } from './open-world.ts';

const hour = 3_600_000;
const task = { stream: keyOf('room-1'), startMs, endMs: startMs + hour };

test('a file is there when its recording ends, as large as what was carried', () => {
  const { world, told, advance, goLive } = openWorld();
  goLive('room-1');
  const { taskId } = world.recordings.create({ ...task, templateId: 1001 });
  advance(60);
  world.stutter(keyOf('room-1'), 0.5);
  advance(60);
  expect(world.files()).toEqual([]);
  world.endPush(keyOf('room-1'));
  expect(world.files()).toMatchObject([
    {
      fileId: expect.stringMatching(/^\d{19}$/),
      taskId,
      stream: keyOf('room-1'),
      format: 'mp4',
      startedMs: startMs,
      endedMs: startMs + 120_000,
      writtenFromMs: startMs + 2000,
      durationS: 120,
      bytes: (90 * 4_128_000) / 8,
      width: 1920,
      url: expect.stringMatching(/\/f0\.mp4$/),
    },
  ]);
  expect(told.filter((kind) => /record|file/.test(kind))).toEqual([
    'record-started',
    'record-ended',
    'file-made',
  ]);
});

test('each push run has a file of its own, with an id that no number holds', () => {
  const { world, advance, goLive } = openWorld();
  world.recordings.create({ ...task, templateId: 0 });
  for (let turn = 0; turn < 2; turn += 1) {
    advance(10);
    goLive('room-1');
    advance(30);
    world.endPush(keyOf('room-1'));
  }
  const [first, second] = world.files();
  expect([first?.durationS, second?.durationS]).toEqual([30, 30]);
  expect([first?.format, first?.url]).toEqual(['hls', expect.stringContaining('playlist.m3u8')]);
  expect(first?.fileId).not.toBe(second?.fileId);
  expect(Number.isSafeInteger(Number(first?.fileId))).toBe(false);
});

test('what is shorter than a second leaves no file, but was billed', () => {
  const { world, goLive } = openWorld();
  goLive('room-1');
  const { taskId } = world.recordings.create({ ...task, templateId: 1001 });
  world.recordings.stop(taskId);
  expect([world.files(), world.recordings.billed().length]).toEqual([[], 1]);
});

test('a task of the 2.0 API has a number of its own and names its format', () => {
  const { world } = openWorld();
  const made = world.recordings.create({ ...task, templateId: 0, format: 'flv', generation: 'legacy' });
  expect(made).toMatchObject({ format: 'flv', taskId: expect.stringMatching(/^\d{19}$/) });
});

test('a file of the past is there without being billed', () => {
  const { world } = openWorld();
  const past = { stream: keyOf('room-1'), startedMs: startMs - 2 * hour, endedMs: startMs - hour };
  world.recorded.recall({ ...past, format: 'mp4' });
  expect(world.files()).toMatchObject([{ durationS: 3600, bytes: 1_800_000_000 }]);
  expect(world.recordings.billed()).toEqual([]);
});
