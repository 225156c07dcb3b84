import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainText } from '../../../src/core/text.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;
const { name } = testStream('room');
const asked = z.object({ StartTime: z.string(), EndTime: z.string(), PageNum: z.number() });
const row = { EventTime: '2026-11-22 19:00:00', EventType: 1, Request: '{"event_type":1}', ResultCode: 0 };
const at = now - 3600;

test('two weeks are asked for day by day, and a record at an edge is told once', async () => {
  const edge = { ...row, EventTime: '2026-11-21T12:00:00Z', Request: '{"at":"the edge"}' };
  const { live, params } = await openScripted((_, sent) => {
    const { StartTime, EndTime } = asked.parse(JSON.parse(sent));
    const inside = edge.EventTime >= StartTime && edge.EventTime <= EndTime;
    return answerOf({ DataInfoList: inside ? [edge] : [] });
  });
  const { value, source } = await live.callbackRecords.list(name, now - 14 * DAY_S, now + 60);
  expect(value).toEqual([{ type: 1, at: now - DAY_S, body: '{"at":"the edge"}' }]);
  expect([source, params.length]).toEqual(['DescribeCallbackRecordsList', 14]);
  expect(params).toContainEqual({
    StartTime: '2026-11-21T12:00:00Z',
    EndTime: '2026-11-22T12:00:00Z',
    StreamName: 'room',
    PageNum: 1,
    PageSize: 100,
  });
});

test('pages are read until one is not full; a callback that was tried again is one', async () => {
  const all = Array.from({ length: 200 }, (_, index) => ({ ...row, Request: `{"number":${index % 150}}` }));
  const { live, actions } = await openScripted((_, sent) => {
    const { PageNum } = asked.parse(JSON.parse(sent));
    return answerOf({ DataInfoList: all.slice((PageNum - 1) * 100, PageNum * 100) });
  });
  const { value } = await live.callbackRecords.list(name, now - DAY_S, now);
  expect([value.length, actions.length]).toEqual([150, 3]);
});

test('pages without an end are an error, never a list cut short', async () => {
  const full = Array.from({ length: 100 }, (_, index) => ({ ...row, Request: `{"number":${index}}` }));
  const { live, actions } = await openScripted(() => answerOf({ DataInfoList: full }));
  const error = await botErrorOf(live.callbackRecords.list(name, now - DAY_S, now));
  expect([error.code, error.did, actions.length]).toEqual(['cloud-limit', 'nothing', 100]);
});

test.each([
  ['plain', '{"event_type":1}', '{"event_type":1}'],
  ['form-encoded', '%7B%22why%22%3A%22a+b%26c%22%7D', '{"why":"a b&c"}'],
  ['broken', '%7B%E0%A4', '%7B%E0%A4'],
  ['something else', 'request body', 'request body'],
])('a body that is %s', async (_, Request, body) => {
  const { live } = await openScripted(() => answerOf({ DataInfoList: [{ ...row, Request }] }));
  expect((await live.callbackRecords.list(name, now - DAY_S, now)).value).toEqual([{ type: 1, at, body }]);
});

test.each(['2026-11-22 19:00:00', '2026-11-22T11:00:00Z', '2026-11-22T19:00:00+08:00'])(
  'the time %s is read by its zone',
  async (EventTime) => {
    const { live } = await openScripted(() => answerOf({ DataInfoList: [{ ...row, EventTime }] }));
    expect((await live.callbackRecords.list(name, now - DAY_S, now)).value[0]?.at).toBe(at);
  },
);

test('more than 14 days are refused unsent, and the international site has no records', async () => {
  const mainland = await openScripted(() => answerOf({}));
  const long = await botErrorOf(mainland.live.callbackRecords.list(name, now - 14 * DAY_S - 1, now));
  expect([long.code, mainland.actions]).toEqual(['bad-input', []]);
  const intl = await openScripted(() => answerOf({}), { site: 'intl' });
  const none = await botErrorOf(intl.live.callbackRecords.list(name, now - DAY_S, now));
  expect([none.code, none.did, intl.actions]).toEqual(['unsupported', 'nothing', []]);
  expect(plainText(none.said)).toContain('international');
});
