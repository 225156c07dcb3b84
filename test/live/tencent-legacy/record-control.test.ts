import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { isTaskId } from '../../../src/live/port.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { HOUR_S } from '../../contracts/live/fixture.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { openCloud } from './open-cloud.ts';
import { openScripted, outputOf, refusalOf } from './open-scripted.ts';

const room = testStream('room-1');
const NOW = START_MS / 1000;
const order = { from: undefined, to: NOW + HOUR_S, format: undefined, templateId: undefined };
const place = {
  'Param.s.channel_id': 'room-1',
  'Param.s.path': 'live',
  'Param.s.domain': 'push.example.com',
};

test.each([
  [{ ...order, to: NOW + 1800 }, 1, '2026-11-22 20:00:00', '2026-11-22 20:30:00'],
  [{ ...order, to: NOW + 1801 }, 0, '2026-11-22 20:00:00', '2026-11-22 20:30:01'],
  [
    { ...order, from: NOW + 4 * HOUR_S, to: NOW + 5 * HOUR_S },
    0,
    '2026-11-23 00:00:00',
    '2026-11-23 01:00:00',
  ],
])('%j has sub-type %i and Beijing times', async (asked, subType, start, end) => {
  const { live, sim, calls } = await openCloud();
  sim.world.goLive(room);
  const { task } = await live.control.recordings.start(room, asked);
  expect(calls().map(({ action, params, code }) => [action, params, code])).toEqual([
    [
      'Live_Tape_Start',
      {
        ...place,
        'Param.s.start_time': start,
        'Param.s.end_time': end,
        'Param.n.task_sub_type': subType,
      },
      undefined,
    ],
  ]);
  expect(task).toMatch(subType === 1 ? /^\d+_now$/ : /^\d+$/);
  await live.control.recordings.stop({ id: task, stream: room });
  expect(sim.world.recordings.tasks().every((one) => one.stoppedMs !== undefined)).toBe(true);
  expect(calls('Live_Tape_Stop')[0]?.params).toEqual({
    'Param.s.channel_id': 'room-1',
    'Param.n.task_id': task.replace('_now', ''),
    'Param.n.task_sub_type': subType,
  });
});

test('a task id beyond 2^53 keeps all its digits', async () => {
  const { live, asked } = await openScripted(() => ({
    body: '{"ret":0,"output":{"task_id":18446744073709551615}}',
  }));
  const { task } = await live.control.recordings.start(room, order);
  await live.control.recordings.stop({ id: task, stream: room });
  expect([task, asked[1]?.query.get('Param.n.task_id')]).toEqual([
    '18446744073709551615',
    '18446744073709551615',
  ]);
});

test('a time is form-encoded', async () => {
  const { live, asked } = await openScripted(() => outputOf({ task_id: 7 }));
  expect((await live.control.recordings.start(room, order)).task).toBe('7');
  expect(asked[0]?.rawQuery).toContain('Param.s.start_time=2026-11-22+20%3A00%3A00&');
});

test.each([
  ['mp4', { 'Param.s.file_format': 'mp4', 'Param.s.record_type': 'video' }],
  ['aac', { 'Param.s.file_format': 'aac', 'Param.s.record_type': 'audio' }],
])('the order names its format %s', async (format, params) => {
  const { live, calls } = await openCloud();
  await live.control.recordings.start(room, { ...order, format });
  expect(calls()[0]?.params).toMatchObject(params);
});

test('a format that there is not is refused before anything is sent', async () => {
  const { live, calls } = await openCloud();
  const error = await botErrorOf(live.control.recordings.start(room, { ...order, format: 'avi' }));
  expect([error.code, error.did, calls().length]).toEqual(['bad-input', 'nothing', 0]);
  expect(plainText(error.next)).toContain('mp4');
});

test('a task of API 3.0 cannot be stopped here', async () => {
  const { live, calls } = await openCloud();
  const id = 'VGFza0lk-_now';
  if (!isTaskId(id)) throw new Error('no task id');
  const error = await botErrorOf(live.control.recordings.stop({ id, stream: room }));
  expect([error.code, error.did, calls().length]).toEqual(['bad-input', 'nothing', 0]);
});

test.each([
  [outputOf({}), 'unknown'],
  [outputOf({ task_id: 'none' }), 'unknown'],
  [{ body: '{"ret":0,"output":{"task_id":1.8446744073709552e19}}' }, 'unknown'],
  [refusalOf(-1, 'the stream is not live'), 'nothing'],
  [refusalOf(-1, 'busy'), 'unknown'],
] as const)('%j to a start: %s, and what to look at', async (answer, did) => {
  const { live, asked } = await openScripted(() => answer);
  const error = await botErrorOf(live.control.recordings.start(room, order));
  expect([error.did, asked.length]).toEqual([did, 1]);
  expect(plainText(error.next).includes('recorded files')).toBe(did === 'unknown');
});
