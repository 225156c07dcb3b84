import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';
import type { Lab } from './sim-client.ts';
import { keyOf, openLab, rowsOf, startMs } from './sim-client.ts';

const action = 'DescribeCallbackRecordsList';
const room = { StreamName: 'room-1', PageNum: 1, PageSize: 10 };
const today = { StartTime: '2026-11-22T12:00:00Z', EndTime: '2026-11-22T12:30:00Z' };

let lab: Lab;
let receiver: Receiver;
beforeEach(async () => {
  [lab, receiver] = [await openLab(), await openReceiver()];
  lab.sim.callbacks.deliverTo({ url: receiver.url, key: 'callbackKey01' });
  receiver.status = 503;
  lab.sim.world.goLive(keyOf('room-1'));
  await lab.sim.callbacks.idle();
  receiver.status = 200;
  lab.clock.advance(60_000);
  await lab.sim.callbacks.idle();
  lab.sim.world.goLive(keyOf('room-2'));
  lab.sim.world.endPush(keyOf('room-1'));
  lab.sim.world.snapshots.add(keyOf('room-1'), startMs + 60_000);
  lab.sim.callbacks.announce(332, keyOf('room-1'));
  await lab.sim.callbacks.idle();
  lab.clock.advance(1_740_000);
});
afterEach(async () => {
  await lab.sim.stop();
  await receiver.close();
});

const rows = async (more: object = {}) =>
  rowsOf(await lab.call(action, { ...room, ...today, ...more }), 'DataInfoList');

test('every post is told, the refused one too, and no event of a type that is not listed', async () => {
  const told = await rows();
  expect(told[0]).toEqual({
    EventTime: '2026-11-22T12:00:00Z',
    EventType: 1,
    Request: lab.sim.callbacks.sent[0]?.request,
    Response: '{"code":0}',
    ResponseTime: '2026-11-22T12:00:00Z',
    ResultCode: 503,
    StreamId: 'room-1',
  });
  expect(told.map(({ EventType, ResultCode }) => [EventType, ResultCode])).toEqual([
    [1, 503],
    [1, 0],
    expect.anything(),
    expect.anything(),
  ]);
  expect(new Set(told.slice(2).map(({ EventType }) => EventType))).toEqual(new Set([0, 200]));
  expect(JSON.parse(String(told[1]?.['Request']))).toMatchObject({ event_type: 1, stream_id: 'room-1' });
});

test('what is asked for narrows, pages and echoes its form', async () => {
  expect(await rows({ EventType: 200 })).toHaveLength(1);
  expect(await rows({ ResultCode: 0, EventType: 1 })).toHaveLength(1);
  expect(await rows({ StreamName: 'room' })).toEqual([]);
  expect(await rows({ StartTime: '2026-11-22T12:01:00Z' })).toHaveLength(2);
  expect(
    [await rows({ PageSize: 3 }), await rows({ PageSize: 3, PageNum: 2 })].map((page) => page.length),
  ).toEqual([3, 1]);
  const beijing = { StartTime: '2026-11-22 20:00:00', EndTime: '2026-11-22 20:30:00' };
  expect((await rows(beijing))[0]).toMatchObject({ EventTime: '2026-11-22 20:00:00' });
});

test.each<[string, object]>([
  ['MissingParameter', { PageNum: undefined }],
  ['MissingParameter', { StreamName: undefined }],
  ['InvalidParameterValue', { EventType: 332 }],
  ['InvalidParameterValue', { PageSize: 0 }],
  ['InvalidParameterValue', { StartTime: '2026-11-08T11:00:00Z', EndTime: '2026-11-08T13:00:00Z' }],
  ['InvalidParameterValue', { StartTime: '2026-11-21T12:29:00Z' }],
  ['InvalidParameterValue', { StartTime: '2026-11-22 20:00:00' }],
])('refused is %s: %o', async (code, more) => {
  expect(await lab.codeOf(action, { ...room, ...today, ...more })).toBe(code);
});

test('the international site does not offer it', async () => {
  await lab.sim.stop();
  lab = await openLab({ site: 'intl' });
  expect(await lab.codeOf(action, { ...room, ...today })).toBe('InvalidAction');
});
