import { expect, test } from 'vitest';
import { testStream } from '../../contracts/live.ts';
import { DAY_S, HOUR_S } from '../../contracts/live/fixture.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { openCloud } from './open-cloud.ts';
import { openScripted, outputOf } from './open-scripted.ts';

const room = testStream('room-1');
const NOW = START_MS / 1000;

const row = (start_time: string, end_time: string, more: object = {}) => ({
  vid: '',
  file_id: `file ${start_time}`,
  start_time,
  end_time,
  record_file_url: 'http://files.example.com/a.mp4?x=1',
  ...more,
});

test('a file of a recording over midnight is there on both days', async () => {
  const { live, sim, clock } = await openCloud();
  clock.advance(3 * HOUR_S * 1000);
  sim.world.goLive(room);
  const began = clock.now() / 1000;
  const to = began + 2 * HOUR_S;
  await live.control.recordings.start(room, { from: undefined, to, format: 'mp4', templateId: undefined });
  clock.advance(3 * HOUR_S * 1000);
  const midnight = NOW + 4 * HOUR_S;
  const days = [
    await live.recordings.files(room, midnight - DAY_S, midnight),
    await live.recordings.files(room, midnight, midnight + DAY_S),
  ];
  expect(days.map(({ value }) => value.length)).toEqual([1, 1]);
  const [file] = days[0]?.value ?? [];
  expect([file?.format, file?.url?.startsWith('http')]).toEqual(['mp4', true]);
  expect(Math.abs((file?.durationS ?? 0) - 2 * HOUR_S)).toBeLessThan(60);
});

test('only files that touch the time asked for are given, newest first', async () => {
  const file_list = [
    row('2026-11-21 09:00:00', '2026-11-21 10:00:00'),
    row('2026-11-21 23:00:00', '2026-11-22 01:00:00'),
    row('2026-11-22 08:00:00', '2026-11-22 09:00:00', { file_id: '', vid: 'v1', record_file_url: '' }),
    row('2026-11-23 00:00:00', '2026-11-23 01:00:00'),
    row('soon', '2026-11-22 01:00:00'),
  ];
  const { live, asked } = await openScripted(() => outputOf({ all_count: '5', file_list }));
  const day = Date.UTC(2026, 10, 21, 16) / 1000;
  const { value, source } = await live.recordings.files(room, day, day + DAY_S);
  expect(value).toEqual([
    {
      id: 'v1',
      from: day + 8 * HOUR_S,
      to: day + 9 * HOUR_S,
      durationS: HOUR_S,
      sizeBytes: undefined,
      format: undefined,
      url: undefined,
    },
    {
      id: 'file 2026-11-21 23:00:00',
      from: day - HOUR_S,
      to: day + HOUR_S,
      durationS: 2 * HOUR_S,
      sizeBytes: undefined,
      format: 'mp4',
      url: 'http://files.example.com/a.mp4?x=1',
    },
  ]);
  expect([source, asked.length]).toEqual(['Live_Tape_GetFilelist', 1]);
});

test.each([
  ['http://files.example.com/a/b.m3u8', 'hls'],
  ['http://files.example.com/b.FLV', 'flv'],
  ['http://files.example.com/b.exe', undefined],
  ['http://files.example.com/mp4', undefined],
])('%s is %s', async (record_file_url, format) => {
  const file_list = [row('2026-11-22 08:00:00', '2026-11-22 09:00:00', { record_file_url })];
  const { live } = await openScripted(() => outputOf({ all_count: 1, file_list }));
  expect((await live.recordings.files(room, NOW - DAY_S, NOW)).value[0]?.format).toBe(format);
});
