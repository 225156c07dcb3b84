import { expect, test } from 'vitest';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const names = Array.from({ length: 250 }, (_, index) => `room-${String(index).padStart(3, '0')}`);
const DAY_S = 86_400;

test.each([
  ['mainland', 1],
  ['intl', 3],
] as const)('%s: online reads all pages (%i)', async (site, pages) => {
  const { live, sim, calls } = await openCloud({ sim: { site } });
  for (const name of names) sim.world.goLive(testStream(name));
  const { value } = await live.streams.online({});
  expect(value.map((online) => online.stream.name)).toEqual(names);
  expect(calls()).toHaveLength(pages);
});

test.each([
  ['mainland', 100_000],
  ['intl', 1000],
] as const)('%s: pushes are asked for in pages of %i', async (site, pageSize) => {
  const { live, sim, calls } = await openCloud({ sim: { site } });
  for (const name of names) sim.world.goLive(testStream(name));
  expect((await live.stats.pushes({})).value).toHaveLength(names.length);
  expect(calls().map((call) => call.params)).toEqual([
    { PushDomain: 'push.example.com', PageNum: 1, PageSize: pageSize },
  ]);
});

test('events: all pages, refused pushes too, exact names only', async () => {
  const { live, sim, clock, calls } = await openCloud();
  for (const name of names) {
    sim.world.goLive(testStream(name));
    clock.advance(1000);
    sim.world.endPush(testStream(name));
  }
  const now = Math.floor(clock.now() / 1000);
  const { value } = await live.streams.events({}, now - DAY_S, now + 60);
  expect(value.map((event) => event.stream.name)).toEqual(names.toReversed());
  expect(calls()).toHaveLength(3);
  expect(calls()[0]?.params).toEqual({
    StartTime: '2026-11-21T12:04:10Z',
    EndTime: '2026-11-22T12:04:10Z',
    DomainName: 'push.example.com',
    IsFilter: 0,
    IsAsc: 1,
    PageNum: 1,
    PageSize: 100,
  });
  await live.streams.events({ name: testStream('room-001').name }, now - DAY_S, now);
  expect(calls()[3]?.params).toMatchObject({ StreamName: 'room-001', IsStrict: 1 });
});

test('without a domain, every configured one is asked', async () => {
  const pushDomains = ['push.example.com', 'push2.example.com'];
  const { live, sim, clock, calls } = await openCloud({ sim: { pushDomains } });
  const rooms = pushDomains.map((domain) => testStream('room', 'live', domain));
  for (const room of rooms) sim.world.goLive(room);
  expect((await live.streams.online({})).value.map((online) => online.stream)).toEqual(rooms);
  expect((await live.stats.pushes({})).value.map((push) => push.stream)).toEqual(rooms);
  clock.advance(1000);
  for (const room of rooms) {
    sim.world.endPush(room);
    clock.advance(1000);
  }
  const now = Math.floor(clock.now() / 1000);
  const events = await live.streams.events({}, now - DAY_S, now);
  expect(events.value.map((event) => event.stream)).toEqual(rooms.toReversed());
  const [, { domain } = testStream('room')] = rooms;
  expect((await live.streams.online({ domain })).value).toEqual([]);
  expect(calls().at(-1)?.params).toMatchObject({ DomainName: 'push2.example.com' });
});

test('more rows than can be reached are an error, never left out', async () => {
  const { live } = await openScripted(() => answerOf({ TotalNum: 300_001, TotalPage: 16, OnlineInfo: [] }));
  const error = await botErrorOf(live.streams.online({}));
  expect([error.code, error.did]).toEqual(['cloud-limit', 'nothing']);
});

test('a stream on two pages stands in the list once', async () => {
  const row = { StreamName: 'room', AppName: 'live', DomainName: 'push.example.com', PublishTimeList: [] };
  const { live, actions } = await openScripted(() =>
    answerOf({ TotalNum: 2, TotalPage: 2, OnlineInfo: [row] }),
  );
  expect((await live.streams.online({})).value).toEqual([{ stream: testStream('room'), since: undefined }]);
  expect(actions).toHaveLength(2);
});

test('of several pushers the first tells since when the stream is on air', async () => {
  const { live, sim, clock } = await openCloud();
  sim.world.goLive(testStream('room'));
  const since = Math.floor(clock.now() / 1000);
  clock.advance(60_000);
  sim.world.goLive(testStream('room'));
  expect((await live.streams.online({})).value).toMatchObject([{ since }]);
});

test('rows with names that the bot cannot use are left out, and the log is told', async () => {
  const row = { AppName: 'live', DomainName: 'push.example.com', PublishTimeList: null, New: { field: 1 } };
  const rows = ['room', 'röom', '', '../x', '__proto__'].map((StreamName) => ({ ...row, StreamName }));
  const skipped: unknown[] = [];
  const log = { called: () => undefined, skipped: (entry: unknown) => void skipped.push(entry) };
  const { live } = await openScripted(() => answerOf({ TotalNum: 5, TotalPage: 1, OnlineInfo: rows }), {
    log,
  });
  expect((await live.streams.online({})).value).toEqual([{ stream: testStream('room'), since: undefined }]);
  expect(skipped).toEqual([{ action: 'DescribeLiveStreamOnlineList', rows: 4 }]);
});

test('an empty list may come as null, but not be missing', async () => {
  const { live } = await openScripted((action) =>
    answerOf({
      TotalNum: 0,
      TotalPage: 0,
      ...(action === 'DescribeLiveStreamOnlineList' && { OnlineInfo: null }),
    }),
  );
  expect((await live.streams.online({})).value).toEqual([]);
  expect(await botErrorOf(live.stats.pushes({}))).toMatchObject({ code: 'cloud-failed', requestId: 'req-1' });
});
