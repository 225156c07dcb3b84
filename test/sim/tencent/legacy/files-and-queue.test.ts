import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, startMs } from '../sim-client.ts';
import type { LegacyLab, Query } from './legacy-client.ts';
import { listOf, openLegacyLab } from './legacy-client.ts';

let lab: LegacyLab;
beforeEach(async () => {
  lab = await openLegacyLab();
});
afterEach(() => lab.sim.stop());

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const window = (start: string, end: string): Query => ({
  'Param.s.start_time': `2026-11-22 ${start}`,
  'Param.s.end_time': `2026-11-22 ${end}`,
});

function recall(name: string, beganMs: number, forMs = hourMs) {
  const times = { startedMs: startMs + beganMs, endedMs: startMs + beganMs + forMs };
  return lab.sim.world.recorded.recall({ stream: keyOf(name), format: 'mp4', ...times });
}

describe('Live_Tape_GetFilelist', () => {
  const files = 'Live_Tape_GetFilelist';
  const channel: Query = { 'Param.s.channel_id': 'room-1' };
  const startsOf = async (query: Query = {}) =>
    listOf(await lab.output(files, { ...channel, ...query }), 'file_list').map((row) => row['start_time']);

  test('tells the files of one stream, oldest first', async () => {
    const second = recall('room-1', -hourMs);
    const first = recall('room-1', -3 * hourMs);
    recall('room-2', -hourMs);
    expect(await lab.output(files, channel)).toEqual({
      all_count: 2,
      file_list: [first, second].map((file) => ({
        vid: file.vid,
        file_id: file.fileId,
        start_time: expect.stringMatching(/^2026-11-22 (17|19):00:02$/),
        end_time: expect.stringMatching(/^2026-11-22 (18|20):00:00$/),
        record_file_url: file.url,
      })),
    });
    expect(await startsOf({ 'Param.s.sort_type': 'desc' })).toEqual([
      '2026-11-22 19:00:02',
      '2026-11-22 17:00:02',
    ]);
  });

  test('a window must hold the whole task, not the file alone', async () => {
    const { world } = lab.sim;
    const endMs = startMs + 2 * hourMs;
    world.goLive(keyOf('room-1'));
    world.recordings.create({ stream: keyOf('room-1'), startMs, endMs, templateId: 1001 });
    lab.clock.advance(hourMs);
    world.endPush(keyOf('room-1'));
    expect(await startsOf(window('20:00:00', '21:59:59'))).toEqual([]);
    expect(await startsOf(window('20:00:00', '22:00:00'))).toHaveLength(1);
    expect(await startsOf()).toHaveLength(1);
  });

  test('a task that was stopped ended then', async () => {
    const { world } = lab.sim;
    world.goLive(keyOf('room-1'));
    const endMs = startMs + 2 * hourMs;
    const task = world.recordings.create({ stream: keyOf('room-1'), startMs, endMs, templateId: 1001 });
    lab.clock.advance(hourMs);
    world.recordings.stop(task.taskId);
    expect(await startsOf(window('20:00:00', '21:00:00'))).toHaveLength(1);
  });

  test('pages of 10, and two months', async () => {
    for (let at = 1; at <= 12; at += 1) recall('room-1', -at * dayMs);
    recall('room-1', -61 * dayMs);
    expect(await startsOf()).toHaveLength(10);
    expect(await startsOf({ 'Param.n.page_no': 2 })).toHaveLength(2);
    expect(await startsOf({ 'Param.n.page_size': 100 })).toHaveLength(12);
  });

  test.each<[string, Query]>([
    ['no channel', { 'Param.s.channel_id': undefined }],
    ['two days', { ...window('00:00:00', '01:00:00'), 'Param.s.end_time': '2026-11-23 00:00:00' }],
    ['an end before the start', window('12:00:00', '12:00:00')],
    ['half a window', { 'Param.s.start_time': '2026-11-22 00:00:00' }],
    ['a day that does not exist', { ...window('00:00:00', '01:00:00'), 'Param.s.end_time': '2026-11-31' }],
    ['a page of 101', { 'Param.n.page_size': 101 }],
    ['another order', { 'Param.s.sort_type': 'newest' }],
  ])('refuses %s', async (_, query) => {
    expect(await lab.ret(files, { ...channel, ...query })).toBe(-1);
  });
});

describe('Live_Queue_Get', () => {
  const queue: Query = { 'Param.n.bid': 100 };
  const take = async (count?: number) =>
    listOf(await lab.output('Live_Queue_Get', { ...queue, 'Param.n.count': count }), 'data');

  beforeEach(() => {
    for (const [at, name] of ['room-1', 'room-2', 'room-1'].entries()) {
      lab.sim.world.snapshots.add(keyOf(name), startMs - 30_000 + at * 10_000);
    }
  });

  test('gives one picture of the account, and never again', async () => {
    expect(await lab.output('Live_Queue_Get', queue)).toEqual({
      count: 1,
      data: [
        {
          stream_id: 'room-1',
          pic_full_url: expect.stringMatching(/^http:\/\/.*\.jpg$/),
          create_time: startMs / 1000 - 30,
        },
      ],
    });
    expect((await take(100)).map((row) => row['stream_id'])).toEqual(['room-2', 'room-1']);
    expect(await lab.output('Live_Queue_Get', queue)).toEqual({ count: 0, data: [] });
  });

  test.each<Query>([
    {},
    { 'Param.n.bid': 101 },
    { ...queue, 'Param.n.count': 0 },
    { ...queue, 'Param.n.count': 101 },
    { ...queue, 'Param.s.stream_id': 'room-1' },
  ])('%o is refused, and takes nothing', async (query) => {
    expect(await lab.ret('Live_Queue_Get', query)).toBe(-1);
    expect(await take(100)).toHaveLength(3);
  });
});
