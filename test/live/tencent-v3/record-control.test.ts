import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { isTaskId, type TaskId } from '../../../src/live/port.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { openRaw } from '../tencent/open-server.ts';
import { answerOf, errorOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;
const room = testStream('room-1');
const three = { AppName: 'live', DomainName: 'push.example.com', StreamName: 'room-1' };
const order = { from: undefined, to: now + 3600, format: undefined, templateId: undefined };
const BIG_ID = '9223372036854775807';

function taskId(id: string): TaskId {
  if (!isTaskId(id)) throw new TypeError(`no task id: ${id}`);
  return id;
}

test('sends exactly the documented parameters, and gives back the id as text', async () => {
  const { live, actions, params } = await openScripted(() => answerOf({ TaskId: BIG_ID }));
  const { recordings } = live.control;
  expect(await recordings.start(room, order)).toEqual({ requestId: 'req-1', task: BIG_ID });
  await recordings.start(room, { ...order, from: now + 60, to: now + 120, templateId: 1001 });
  expect(await recordings.stop({ id: taskId(BIG_ID), stream: room })).toEqual({ requestId: 'req-1' });
  expect(actions).toEqual(['CreateRecordTask', 'CreateRecordTask', 'StopRecordTask']);
  expect(params).toEqual([
    { ...three, EndTime: now + 3600 },
    { ...three, StartTime: now + 60, EndTime: now + 120, TemplateId: 1001 },
    { TaskId: BIG_ID },
  ]);
});

test.each([
  ['over already', { to: now }, 'lies ahead'],
  ['ends before it begins', { from: now + 60, to: now + 60 }, 'after 2026-11-22'],
  ['25 hours', { to: now + DAY_S + 1 }, 'by 2026-11-23'],
  ['25 hours, later', { from: now + 60, to: now + 61 + DAY_S }, 'by 2026-11-23'],
  ['begins in 6 days and more', { from: now + 6 * DAY_S + 1, to: now + 6 * DAY_S + 60 }, 'by 2026-11-28'],
  ['ends in 7 days', { from: now + 6 * DAY_S, to: now + 7 * DAY_S }, 'before 2026-11-29'],
])('%s: refused unsent, with the fix', async (_, wrong, fix) => {
  const { live, actions } = await openScripted(() => answerOf({ TaskId: BIG_ID }));
  const error = await botErrorOf(live.control.recordings.start(room, { ...order, ...wrong }));
  expect([error.code, error.did, actions]).toEqual(['bad-input', 'nothing', []]);
  expect(plainText(error.next)).toContain(fix);
});

test.each([
  ['24 hours from now', { to: now + DAY_S }],
  ['the last second that Tencent takes', { from: now + 6 * DAY_S, to: now + 7 * DAY_S - 1 }],
])('%s is sent', async (_, right) => {
  const { live } = await openScripted(() => answerOf({ TaskId: BIG_ID }));
  const { task } = await live.control.recordings.start(room, { ...order, ...right });
  expect(task).toBe(BIG_ID);
});

test.each([
  ['an inner fault', errorOf('InternalError.NetworkError', 'x')],
  ['an answer without an id', answerOf({})],
  ['an id that came as a number', answerOf({ TaskId: 123 })],
])('%s leaves open whether the task was made, and sends nothing again', async (_, answer) => {
  const { live, actions } = await openScripted(() => answer);
  const error = await botErrorOf(live.control.recordings.start(room, order));
  expect([error.did, actions.length]).toEqual(['unknown', 1]);
  expect(plainText(error.next)).toContain('list of recordings');
});

test('an answer that takes 10 s is waited for', async () => {
  const { body } = answerOf({ TaskId: BIG_ID });
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  let pass: ((ms: number) => void) | undefined;
  const port = await openRaw((socket) => {
    socket.once('data', () => {
      pass?.(10_000);
      socket.write(answer);
    });
  });
  const { live, clock } = await openScripted(() => ({ body: '' }), { url: `http://127.0.0.1:${port}` });
  pass = (ms) => clock.advance(ms);
  expect((await live.control.recordings.start(room, order)).task).toBe(BIG_ID);
});
