import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;
const room = testStream('room');
const three = { AppName: 'live', DomainName: 'push.example.com', StreamName: 'room' };
const order = { from: undefined, to: now + 60, templateId: 2001 };

test('sends exactly the documented parameters, and gives back the id as text', async () => {
  const { live, actions, params } = await openScripted(() => answerOf({ TaskId: 'task-1' }));
  const { snapshots } = live.control;
  expect(await snapshots.start(room, order)).toEqual({ requestId: 'req-1', task: 'task-1' });
  await snapshots.start(room, { ...order, from: now + 30 });
  expect(actions).toEqual(['CreateScreenshotTask', 'CreateScreenshotTask']);
  expect(params).toEqual([
    { ...three, EndTime: now + 60, TemplateId: 2001 },
    { ...three, StartTime: now + 30, EndTime: now + 60, TemplateId: 2001 },
  ]);
});

test.each([
  ['over already', { to: now }, 'lies ahead'],
  ['ends before it begins', { from: now + 60, to: now + 60 }, 'after 2026-11-22'],
  ['25 hours', { to: now + DAY_S + 1 }, 'by 2026-11-23'],
  ['ends in 7 days', { from: now + 6 * DAY_S + 60, to: now + 7 * DAY_S }, 'before 2026-11-29'],
])('%s: refused unsent, with the fix', async (_, wrong, fix) => {
  const { live, actions } = await openScripted(() => answerOf({ TaskId: 'task-1' }));
  const error = await botErrorOf(live.control.snapshots.start(room, { ...order, ...wrong }));
  expect([error.code, error.did, actions]).toEqual(['bad-input', 'nothing', []]);
  expect(plainText(error.next)).toContain(fix);
});

test('tasks are listed as recordings are; one stopped by hand ended then', async () => {
  const row = { TaskId: 'a', ...three, StartTime: now - 60, EndTime: now + 60, TemplateId: 2001, Stopped: 0 };
  const rows = [row, { ...row, TaskId: 'b', StartTime: now - 30, Stopped: now - 10 }];
  const { live, actions, params } = await openScripted(() => answerOf({ ScrollToken: '', TaskList: rows }));
  const { value, source } = await live.snapshots.tasks({ name: room.name }, now - DAY_S, now + DAY_S);
  expect(value).toEqual([
    { id: 'b', stream: room, from: now - 30, to: now - 10 },
    { id: 'a', stream: room, from: now - 60, to: now + 60 },
  ]);
  expect([source, ...actions]).toEqual(['DescribeScreenshotTask', 'DescribeScreenshotTask']);
  expect(params).toEqual([{ StartTime: now - DAY_S, EndTime: now + DAY_S, StreamName: 'room' }]);
});

test('the international site has no such list, and neither has a queue: nothing is sent', async () => {
  const { live, actions } = await openScripted(() => answerOf({}), { site: 'intl' });
  const errors = [
    await botErrorOf(live.snapshots.tasks({}, now - DAY_S, now)),
    await botErrorOf(live.snapshots.drain(() => Promise.resolve())),
  ];
  expect(errors.map((error) => [error.code, error.did])).toEqual(
    errors.map(() => ['unsupported', 'nothing']),
  );
  expect(errors.map((error) => plainText(error.said))).toEqual([
    expect.stringContaining('international'),
    expect.stringContaining('callback'),
  ]);
  expect(actions).toEqual([]);
});
