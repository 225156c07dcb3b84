import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Lab } from './sim-client.ts';
import { keyOf, named, openLab, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const now = startMs / 1000;
const day = 86_400;
const room = { ...named('room-1'), EndTime: now + 60, TemplateId: 2001 };
const create = async (more: object = {}) =>
  String((await lab.call('CreateScreenshotTask', { ...room, ...more }))['TaskId']);

test('a task takes pictures until it is stopped, and is told of', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  const TaskId = await create();
  lab.clock.advance(15_000);
  expect(await lab.call('StopScreenshotTask', { TaskId })).toEqual({ RequestId: expect.any(String) });
  lab.clock.advance(60_000);
  expect(lab.sim.world.snapshots.pictures()).toMatchObject([{ taskId: TaskId }, { taskId: TaskId }]);
  const window = { StartTime: now, EndTime: now + day };
  expect(await lab.call('DescribeScreenshotTask', window)).toMatchObject({
    ScrollToken: '',
    TaskList: [{ TaskId, ...named('room-1'), TemplateId: 2001, Stopped: now + 15 }],
  });
  expect(await lab.call('DescribeScreenshotTask', { ...window, StreamName: 'room' })).toMatchObject({
    TaskList: [],
  });
  expect(await lab.codeOf('DeleteScreenshotTask', { TaskId })).toBeUndefined();
  expect(await lab.codeOf('StopScreenshotTask', { TaskId })).toBe('ResourceNotFound.TaskId');
});

test('a wrong template starts nothing, and says nothing', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  await create({ TemplateId: 9 });
  lab.clock.advance(30_000);
  expect(lab.sim.world.snapshots.pictures()).toEqual([]);
});

describe('CreateScreenshotTask refuses', () => {
  test.each<[string, object]>([
    ['MissingParameter', { TemplateId: undefined }],
    ['InvalidParameter', { EndTime: now }],
    ['InvalidParameter', { EndTime: now + day + 1 }],
    ['InvalidParameter', { StartTime: now + 6.5 * day, EndTime: now + 7 * day }],
    ['InvalidParameterValue', { StreamType: 2 }],
    ['UnknownParameter', { Interval: 5 }],
  ])('%s: %o', async (code, more) => {
    expect(await lab.codeOf('CreateScreenshotTask', { ...room, ...more })).toBe(code);
    expect(lab.sim.world.snapshots.created()).toEqual([]);
  });

  test('a task too many', async () => {
    lab.sim.traits.recordLimits = { running: 1, perDay: 4000 };
    await create();
    expect(await lab.codeOf('CreateScreenshotTask', room)).toBe('LimitExceeded.MaximumRunningTask');
  });
});

test('the international site creates tasks, and can neither see nor end them', async () => {
  await lab.sim.stop();
  lab = await openLab({ site: 'intl' });
  const TaskId = await create();
  expect(await lab.codeOf('StopScreenshotTask', { TaskId })).toBe('InvalidAction');
  expect(await lab.codeOf('DeleteScreenshotTask', { TaskId })).toBe('InvalidAction');
  expect(await lab.codeOf('DescribeScreenshotTask', { StartTime: now, EndTime: now + 60 })).toBe(
    'InvalidAction',
  );
});
