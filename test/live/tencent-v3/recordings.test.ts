import { expect, test } from 'vitest';
import { z } from 'zod';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const HOUR_S = 3600;
const DAY_S = 86_400;
const window = z.object({ StartTime: z.number(), EndTime: z.number() });
const scroll = z.object({ ScrollToken: z.string().optional() });

const rowOf = (id: string, from: number, to: number) => ({
  TaskId: id,
  DomainName: 'push.example.com',
  AppName: 'live',
  StreamName: 'room',
  StartTime: from,
  EndTime: to,
  TemplateId: 0,
  Stopped: 0,
});

test('a long time is asked for in overlapping weeks, and every task is found once', async () => {
  const from = now - 20 * DAY_S;
  const all = Array.from({ length: 20 * 4 }, (_, index) => {
    const start = from + index * 6 * HOUR_S;
    return rowOf(`task-${index}`, start, start + DAY_S);
  }).filter((row) => row.EndTime <= now);
  const { live, params } = await openScripted((_, sent) => {
    const { StartTime, EndTime } = window.parse(JSON.parse(sent));
    const inside = all.filter((row) => row.StartTime >= StartTime && row.EndTime <= EndTime);
    return answerOf({ ScrollToken: '', TaskList: inside });
  });
  const { value, source, at } = await live.recordings.tasks({}, from, now);
  expect(value.map((task) => task.id)).toEqual(all.map((row) => row.TaskId).toReversed());
  expect([source, at]).toEqual(['DescribeRecordTask', now]);
  const windows = params.map((sent) => window.parse(sent));
  expect(windows.map(({ StartTime }) => (StartTime - from) / DAY_S)).toEqual([0, 6, 12, 18]);
  expect(Math.max(...windows.map(({ StartTime, EndTime }) => EndTime - StartTime))).toBe(7 * DAY_S);
  expect(windows.at(-1)?.EndTime).toBe(now);
});

test('tokens are followed to their end', async () => {
  const pages = new Map<string | undefined, readonly [string, string]>([
    [undefined, ['token-1', 'a']],
    ['token-1', ['token-2', 'b']],
    ['token-2', ['', 'c']],
  ]);
  const { live, params } = await openScripted((_, sent) => {
    const [ScrollToken, id] = pages.get(scroll.parse(JSON.parse(sent)).ScrollToken) ?? ['', 'wrong token'];
    return answerOf({ ScrollToken, TaskList: [rowOf(id, now, now + 60)] });
  });
  const room = testStream('room');
  const { value } = await live.recordings.tasks(room, now - DAY_S, now + DAY_S);
  expect(value.map((task) => task.id)).toEqual(['a', 'b', 'c']);
  const asked = { StartTime: now - DAY_S, EndTime: now + DAY_S, StreamName: 'room' };
  expect(params).toMatchObject([asked, { ...asked, ScrollToken: 'token-1' }, { ScrollToken: 'token-2' }]);
});

test('tokens without an end are an error, never a list cut short', async () => {
  const { live, actions } = await openScripted(() => answerOf({ ScrollToken: 'again', TaskList: [] }));
  const error = await botErrorOf(live.recordings.tasks({}, now - DAY_S, now));
  expect([error.code, error.did, actions.length]).toEqual(['cloud-limit', 'nothing', 100]);
});

test('a task is read in full, its id as it stands', async () => {
  const row = { ...rowOf('9223372036854775807', now, now + 60), TemplateId: 1001, Stopped: now + 30 };
  const { live } = await openScripted(() => answerOf({ TaskList: [row, { ...row, TaskId: 'x' }] }));
  const { value } = await live.recordings.tasks({}, now, now + 60);
  expect(value[0]).toEqual({
    id: '9223372036854775807',
    stream: testStream('room'),
    from: now,
    to: now + 60,
    templateId: 1001,
    stoppedAt: now + 30,
  });
});

test('an id that came as a number is not taken: its last digits may be lost', async () => {
  const row = { ...rowOf('', now, now + 60), TaskId: 123 };
  const { live } = await openScripted(() => answerOf({ ScrollToken: '', TaskList: [row] }));
  expect(await botErrorOf(live.recordings.tasks({}, now, now + 60))).toMatchObject({ code: 'cloud-failed' });
});

test('times that Tencent keeps no tasks of are refused unsent; what lies too far ahead is left off', async () => {
  const { live, actions, params } = await openScripted(() => answerOf({ ScrollToken: '', TaskList: [] }));
  const wrong = [
    live.recordings.tasks({}, now, now),
    live.recordings.tasks({}, now - 90 * DAY_S - 1, now),
    live.recordings.tasks({}, now + 7 * DAY_S, now + 8 * DAY_S),
  ];
  const errors = await Promise.all(wrong.map(botErrorOf));
  expect(errors.map((error) => error.code)).toEqual(wrong.map(() => 'bad-input'));
  expect(actions).toEqual([]);
  await live.recordings.tasks({}, now + DAY_S, now + 400 * DAY_S);
  expect(params).toEqual([{ StartTime: now + DAY_S, EndTime: now + 7 * DAY_S }]);
});
