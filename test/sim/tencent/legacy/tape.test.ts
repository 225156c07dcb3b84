import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, rowsOf, startMs } from '../sim-client.ts';
import type { LegacyLab, Query } from './legacy-client.ts';
import { md5, openLegacyLab } from './legacy-client.ts';

let lab: LegacyLab;
beforeEach(async () => {
  lab = await openLegacyLab();
});
afterEach(() => lab.sim.stop());

const now = startMs / 1000;
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const channel: Query = { 'Param.s.channel_id': 'room-1' };
const inGuangzhou = { headers: { 'x-tc-region': 'ap-guangzhou' } };

/** Beijing's text, so many seconds from the start of the test. */
const at = (seconds: number) =>
  new Date(startMs + (seconds + 8 * hour) * 1000).toISOString().slice(0, 19).replace('T', ' ');

const scheduled = (from: number, to: number): Query => ({
  ...channel,
  'Param.s.start_time': at(from),
  'Param.s.end_time': at(to),
  'Param.n.task_sub_type': 0,
});
const instant = (to: number): Query => ({ ...scheduled(-day, to), 'Param.n.task_sub_type': 1 });

/** The digits of the task id, as they stand on the wire. */
async function start(query: Query): Promise<string> {
  const { text } = await lab.raw('Live_Tape_Start', query);
  const digits = /^\{"ret":0,"message":"","output":\{"task_id":(\d+)\}\}$/.exec(text)?.[1];
  if (digits === undefined) throw new Error(text);
  return digits;
}
const refused = (query: Query) => lab.ret('Live_Tape_Start', query);
const stop = (query: Query) => lab.ret('Live_Tape_Stop', { ...channel, ...query });
const tasks = () => lab.sim.world.recordings.created();

describe('Live_Tape_Start', () => {
  test('answers a number beyond 2^53 in plain digits', async () => {
    const id = await start(scheduled(0, hour));
    expect(BigInt(id)).toBeGreaterThan(2n ** 53n);
    expect(BigInt(id)).toBeLessThan(2n ** 63n);
    expect(String(Number(id))).not.toBe(id);
    expect(tasks()).toMatchObject([{ taskId: id, startMs, endMs: startMs + hour * 1000, format: 'flv' }]);
  });

  test('reads Beijing’s time, with a plus or a percent sign for the blank', async () => {
    const path = signedPath('2026-11-22%2021%3A00%3A00', '2026-11-22+22%3a00%3a00');
    expect(await lab.ask('Live_Tape_Start', {}, { path })).toMatchObject({ ret: 0 });
    expect(tasks()).toMatchObject([{ startMs: startMs + 3_600_000, endMs: startMs + 7_200_000 }]);
  });

  test('1 records a live push at once, for half an hour at most', async () => {
    expect(await refused(instant(hour))).toBe(-1);
    lab.sim.world.goLive(keyOf('room-1', 'show'));
    await start(instant(hour));
    await start(instant(minute));
    await start({ ...instant(hour), 'Param.s.end_time': undefined });
    expect(tasks().map((task) => (task.endMs - startMs) / 1000)).toEqual([1800, 60, 1800]);
    expect(tasks()[0]).toMatchObject({ stream: keyOf('room-1', 'show'), startMs });
    expect(lab.sim.world.recordings.billed()).toHaveLength(3);
    expect(await refused(instant(-1))).toBe(-1);
  });

  test('takes the place, the format and sound alone', async () => {
    const place = { 'Param.s.path': 'show', 'Param.s.domain': 'push.example.com' };
    await start({ ...scheduled(0, day), ...place, 'Param.s.file_format': 'mp4' });
    await start({ ...scheduled(0, hour), 'Param.s.record_type': 'audio', 'Param.s.file_format': 'aac' });
    expect(tasks()).toMatchObject([
      { stream: keyOf('room-1', 'show'), format: 'mp4' },
      { stream: keyOf('room-1'), format: 'aac' },
    ]);
  });

  test.each<[string, Query]>([
    ['more than a day', scheduled(0, day + 1)],
    ['an end before the start', scheduled(hour, hour)],
    ['an end in the past', scheduled(-hour, -1)],
    ['UTC', { ...scheduled(0, hour), 'Param.s.end_time': '2026-11-22T13:00:00Z' }],
    ['no start', { ...scheduled(0, hour), 'Param.s.start_time': undefined }],
    ['no end', { ...scheduled(0, hour), 'Param.s.end_time': undefined }],
    ['no sub-type', { ...scheduled(0, hour), 'Param.n.task_sub_type': undefined }],
    ['a sub-type of 2', { ...scheduled(0, hour), 'Param.n.task_sub_type': 2 }],
    ['AAC with a picture', { ...scheduled(0, hour), 'Param.s.file_format': 'aac' }],
    ['mp3', { ...scheduled(0, hour), 'Param.s.file_format': 'mp3' }],
    ['what the page cuts off', { ...scheduled(0, hour), 'Param.s.mix_stream': 0 }],
  ])('refuses %s', async (_, query) => {
    expect(await refused(query)).toBe(-1);
    expect(tasks()).toEqual([]);
  });

  test('needs VOD, and has the limits of the account when it is scheduled', async () => {
    lab.sim.traits.vod = 'closed';
    expect(await lab.ask('Live_Tape_Start', scheduled(0, hour))).toMatchObject({
      ret: -1,
      message: expect.stringContaining('VOD'),
    });
    lab.sim.traits.vod = 'open';
    lab.sim.traits.recordLimits = { running: 1, perDay: 10 };
    await start(scheduled(0, hour));
    expect(await refused(scheduled(0, hour))).toBe(-1);
    lab.sim.world.goLive(keyOf('room-1'));
    await start(instant(hour));
  });

  test('makes a task of its own each time, which 3.0 does not see', async () => {
    const [first, second] = [await start(scheduled(0, hour)), await start(scheduled(0, hour))];
    expect(first).not.toBe(second);
    const window = { StartTime: now - hour, EndTime: now + day };
    expect(rowsOf(await lab.call('DescribeRecordTask', window, inGuangzhou), 'TaskList')).toEqual([]);
    expect(await lab.codeOf('StopRecordTask', { TaskId: first }, inGuangzhou)).toBe(
      'ResourceNotFound.TaskId',
    );
  });
});

describe('Live_Tape_Stop', () => {
  test('ends the file of a running task, under either spelling of its id', async () => {
    lab.sim.world.goLive(keyOf('room-1'));
    const first = await start(instant(hour));
    const second = await start(scheduled(0, hour));
    lab.clock.advance(minute * 1000);
    expect(await lab.ask('Live_Tape_Stop', { ...channel, 'Param.s.task_id': second })).toEqual({
      ret: 0,
      message: '',
    });
    expect(await stop({ 'Param.n.task_id': first, 'Param.n.task_sub_type': 1 })).toBe(0);
    expect(lab.sim.world.files()).toMatchObject([{ durationS: 60 }, { durationS: 60 }]);
  });

  test('refuses what is not this task', async () => {
    const id = await start(scheduled(0, hour));
    const rounded = String(BigInt(Number(id)));
    const v3 = { StreamName: 'room-1', DomainName: 'push.example.com', AppName: 'live', EndTime: now + hour };
    const { TaskId } = await lab.call('CreateRecordTask', v3, inGuangzhou);
    const wrong: readonly Query[] = [
      {},
      { 'Param.n.task_id': id, 'Param.s.task_id': id },
      { 'Param.n.task_id': rounded },
      { 'Param.n.task_id': id, 'Param.n.task_sub_type': 1 },
      { 'Param.n.task_id': id, 'Param.s.channel_id': 'room-2' },
      { 'Param.s.task_id': String(TaskId) },
      { 'Param.n.task_id': `${id}.0` },
    ];
    for (const query of wrong) expect(await stop(query)).toBe(-1);
    expect(tasks().map((task) => task.stoppedMs)).toEqual([undefined, undefined]);
    expect(await stop({ 'Param.n.task_id': id })).toBe(0);
  });
});

/** A path whose times are written as given. */
function signedPath(from: string, to: string): string {
  const t = String(now + 60);
  const common = `appid=1250000000&interface=Live_Tape_Start&t=${t}&sign=${md5(lab.address.apiKey + t)}`;
  const own = 'Param.s.channel_id=room-1&Param.n.task_sub_type=0';
  return `/common_access?${common}&${own}&Param.s.start_time=${from}&Param.s.end_time=${to}`;
}
