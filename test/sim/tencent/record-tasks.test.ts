import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Lab } from './sim-client.ts';
import { keyOf, named, openLab, rowsOf, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const now = startMs / 1000;
const hour = 3600;
const day = 24 * hour;
const inGuangzhou = { headers: { 'x-tc-region': 'ap-guangzhou' } };
const inTokyo = { headers: { 'x-tc-region': 'ap-tokyo' } };

const room = { ...named('room-1'), EndTime: now + hour };
const call = (action: string, params: object): Promise<Answer> => lab.call(action, params, inGuangzhou);
const codeOf = (action: string, params: object, choice = inGuangzhou) => lab.codeOf(action, params, choice);
const codeOfWindow = (StartTime: number, EndTime: number) =>
  codeOf('DescribeRecordTask', { StartTime, EndTime });

async function create(params: object = {}): Promise<string> {
  return String((await call('CreateRecordTask', { ...room, ...params }))['TaskId']);
}

async function tasks(params: object = {}) {
  const window = { StartTime: now - day, EndTime: now + 6 * day };
  return rowsOf(await call('DescribeRecordTask', { ...window, ...params }), 'TaskList');
}

const billed = () => lab.sim.world.recordings.billed();

describe('CreateRecordTask refuses', () => {
  test.each<[string, object]>([
    ['MissingParameter', { EndTime: undefined }],
    ['MissingParameter', { AppName: undefined }],
    ['UnknownParameter', { Region: 'ap-guangzhou' }],
    ['InvalidParameter', { EndTime: '1795435200' }],
    ['InvalidParameter', { EndTime: now }],
    ['InvalidParameter', { StartTime: now - hour, EndTime: now - 1 }],
    ['InvalidParameter', { StartTime: now + 2 * hour }],
    ['InvalidParameter', { StartTime: now + hour }],
    ['InvalidParameter', { EndTime: now + day + 1 }],
    ['InvalidParameter', { StartTime: now + 6.5 * day, EndTime: now + 7 * day }],
    ['InvalidParameter', { TemplateId: '1001' }],
    ['InvalidParameterValue', { StreamType: 2 }],
  ])('%s: %o', async (code, params) => {
    expect(await codeOf('CreateRecordTask', { ...room, ...params })).toBe(code);
    expect(lab.sim.world.recordings.created()).toEqual([]);
  });

  test('a start more than 6 days ahead on the international site alone', async () => {
    const late = { ...room, StartTime: now + 6 * day + 1, EndTime: now + 6 * day + hour };
    expect(await codeOf('CreateRecordTask', late)).toBeUndefined();
    await lab.sim.stop();
    lab = await openLab({ site: 'intl' });
    expect(await codeOf('CreateRecordTask', late)).toBe('InvalidParameter');
    expect(await codeOf('CreateRecordTask', { ...late, StartTime: now + 6 * day })).toBeUndefined();
  });

  test('an account without VOD, and one with too many tasks', async () => {
    lab.sim.traits.vod = 'closed';
    expect(await codeOf('CreateRecordTask', room)).toBe('ResourceUnavailable.InvalidVodStatus');
    lab.sim.traits.vod = 'open';
    lab.sim.traits.recordLimits = { running: 1, perDay: 2 };
    const taskId = await create();
    expect(await codeOf('CreateRecordTask', room)).toBe('LimitExceeded.MaximumRunningTask');
    await call('StopRecordTask', { TaskId: taskId });
    await create();
    expect(await codeOf('CreateRecordTask', room)).toBe('LimitExceeded.MaximumTask');
    lab.clock.advance(4 * hour * 1000); // Midnight in Beijing.
    expect(await codeOf('CreateRecordTask', { ...room, EndTime: now + 5 * hour })).toBeUndefined();
  });
});

test('all four need a region that the site has', async () => {
  const asked: [string, object][] = [
    ['CreateRecordTask', room],
    ['StopRecordTask', { TaskId: 'x' }],
    ['DeleteRecordTask', { TaskId: 'x' }],
    ['DescribeRecordTask', { StartTime: now - hour, EndTime: now }],
  ];
  for (const [action, params] of asked) {
    expect(await lab.codeOf(action, params)).toBe('MissingParameter');
    expect(await codeOf(action, params, inTokyo)).toBe('UnsupportedRegion');
  }
  await lab.sim.stop();
  lab = await openLab({ site: 'intl' });
  expect(await codeOf('CreateRecordTask', room, inTokyo)).toBeUndefined();
  expect(await codeOf('CreateRecordTask', room, { headers: { 'x-tc-region': 'ap-mars' } })).toBe(
    'UnsupportedRegion',
  );
});

test('20 requests a second are taken', async () => {
  for (let turn = 0; turn < 20; turn += 1) await codeOf('StopRecordTask', { TaskId: 'x' });
  expect(await codeOf('StopRecordTask', { TaskId: 'x' })).toBe('RequestLimitExceeded');
});

test('a task records each push run in its window into a file of its own', async () => {
  const taskId = await create({ StartTime: now + 60, EndTime: now + 600, TemplateId: 1001 });
  lab.clock.advance(30_000);
  lab.sim.world.goLive(keyOf('room-1'));
  expect(billed()).toEqual([]);
  lab.clock.advance(90_000);
  lab.sim.world.endPush(keyOf('room-1'));
  lab.clock.advance(60_000);
  lab.sim.world.goLive(keyOf('room-1'));
  lab.clock.advance(hour * 1000);
  expect(billed()).toMatchObject([
    { taskId, format: 'mp4', startedMs: startMs + 60_000, endedMs: startMs + 120_000 },
    { taskId, startedMs: startMs + 180_000, endedMs: startMs + 600_000 },
  ]);
  expect(new Set(billed().map((file) => file.sequence)).size).toBe(2);
});

test('an unknown template records HLS, and a live stream is recorded at once', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  await create({ TemplateId: 77 });
  expect(billed()).toMatchObject([{ format: 'hls', startedMs: startMs, endedMs: undefined }]);
  expect(await tasks()).toMatchObject([{ TemplateId: 77, Stopped: 0 }]);
});

test('the same task made twice records and costs twice', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  const [first, second] = [await create(), await create()];
  expect(first).not.toBe(second);
  const { json } = await lab.control('/world');
  expect(json['billedRecordings']).toMatchObject([{ taskId: first }, { taskId: second }]);
});

test('three tasks record one stream at most', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  lab.sim.world.goLive(keyOf('room-2'));
  for (let turn = 0; turn < 4; turn += 1) await create();
  expect(billed()).toHaveLength(3);
  expect(await tasks()).toHaveLength(4);
  await create(named('room-2'));
  expect(billed()).toHaveLength(4);
});

test('a push within 3 s after the task is missed by it', async () => {
  await create();
  lab.clock.advance(3000);
  lab.sim.world.goLive(keyOf('room-1'));
  lab.clock.advance(60_000);
  expect(billed()).toEqual([]);
  lab.sim.world.endPush(keyOf('room-1'));
  lab.sim.world.goLive(keyOf('room-1'));
  expect(billed()).toHaveLength(1);
});

test('stop ends the file, and the task does not start again', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  const TaskId = await create();
  lab.clock.advance(90_000);
  expect(await call('StopRecordTask', { TaskId })).toEqual({ RequestId: expect.any(String) });
  expect(billed()).toMatchObject([{ endedMs: startMs + 90_000 }]);
  lab.clock.advance(1000);
  expect(await codeOf('StopRecordTask', { TaskId })).toBeUndefined();
  lab.sim.world.cut(keyOf('room-1'));
  lab.sim.world.goLive(keyOf('room-1'));
  expect(billed()).toHaveLength(1);
  expect(await tasks()).toMatchObject([{ TaskId, Stopped: now + 90, EndTime: now + hour }]);
});

test('delete takes the task away, but what runs goes on until the push ends', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  const TaskId = await create();
  expect(await codeOf('DeleteRecordTask', { TaskId })).toBeUndefined();
  expect(await tasks()).toEqual([]);
  lab.clock.advance(90_000);
  expect(billed()).toMatchObject([{ endedMs: undefined }]);
  lab.sim.world.endPush(keyOf('room-1'));
  lab.sim.world.goLive(keyOf('room-1'));
  expect(billed()).toMatchObject([{ endedMs: startMs + 90_000 }]);
  expect(await codeOf('StopRecordTask', { TaskId })).toBe('ResourceNotFound.TaskId');
});

test('a task that is not there is neither stopped nor deleted', async () => {
  for (const action of ['StopRecordTask', 'DeleteRecordTask']) {
    expect(await codeOf(action, { TaskId: 'UnoSuchTask' })).toBe('ResourceNotFound.TaskId');
    expect(await codeOf(action, { TaskId: 7 })).toBe('InvalidParameter');
    expect(await codeOf(action, {})).toBe('MissingParameter');
  }
});

describe('DescribeRecordTask', () => {
  test('tells tasks whose window lies inside', async () => {
    await create({ StartTime: now + 60 });
    const inside = { StartTime: now + 60, EndTime: now + hour };
    expect(await tasks(inside)).toEqual([
      {
        TaskId: expect.stringMatching(/^U\w{54}$/),
        ...named('room-1'),
        StartTime: now + 60,
        EndTime: now + hour,
        TemplateId: 0,
        Stopped: 0,
      },
    ]);
    expect(await tasks({ ...inside, StartTime: now + 61 })).toEqual([]);
    expect(await tasks({ ...inside, EndTime: now + hour - 1 })).toEqual([]);
    expect(await tasks({ StreamName: 'room-1', AppName: 'live' })).toHaveLength(1);
    expect(await tasks({ StreamName: 'room' })).toEqual([]);
  });

  test('refuses a wrong window', async () => {
    expect(await codeOfWindow(now, now)).toBe('InvalidParameter');
    expect(await codeOfWindow(now, now + 7 * day + 1)).toBe('InvalidParameter');
    expect(await codeOfWindow(now - 90 * day - 1, now - 89 * day)).toBe('InvalidParameter');
    expect(await codeOfWindow(now - 90 * day, now - 83 * day)).toBeUndefined();
  });

  test('goes on with its token, for the same question', async () => {
    for (let turn = 0; turn < 41; turn += 1) {
      await create();
      lab.clock.advance(1000);
    }
    const window = { StartTime: now, EndTime: now + day };
    const seen: unknown[] = [];
    let ScrollToken = '';
    for (let turn = 0; turn < 3; turn += 1) {
      const page = await call('DescribeRecordTask', { ...window, ScrollToken });
      seen.push(...rowsOf(page, 'TaskList').map((row) => row['TaskId']));
      ScrollToken = String(page['ScrollToken']);
    }
    expect([new Set(seen).size, ScrollToken]).toEqual([41, '']);
    const { ScrollToken: first } = await call('DescribeRecordTask', window);
    const other = { ...window, EndTime: now + 2 * day };
    expect(await codeOf('DescribeRecordTask', { ...other, ScrollToken: first })).toBe('InvalidParameter');
    expect(await codeOf('DescribeRecordTask', { ...window, ScrollToken: 'x' })).toBe('InvalidParameter');
  });
});

test('recordings are told of as they begin and end', async () => {
  const told: string[] = [];
  lab.sim.onChange((change) => {
    if (change.kind.startsWith('record-')) told.push(change.kind);
  });
  lab.sim.world.goLive(keyOf('room-1'));
  await create();
  lab.sim.world.endPush(keyOf('room-1'));
  expect(told).toEqual(['record-started', 'record-ended']);
});
