import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeUtc } from '../../../src/sim/tencent/wire/times.ts';
import type { Lab } from './sim-client.ts';
import { keyOf, openLab, rowsOf, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab({ pushDomains: ['push.example.com', 'push2.example.com'] });
});
afterEach(() => lab.sim.stop());

const hourMs = 3_600_000;
const window = () => ({ StartTime: writeUtc(startMs - hourMs), EndTime: writeUtc(lab.clock.now()) });

function pushFor(name: string, seconds: number, app = 'live') {
  lab.sim.world.goLive(keyOf(name, app), { clientIp: '203.0.113.9' });
  lab.clock.advance(seconds * 1000);
  lab.sim.world.endPush(keyOf(name, app));
}

test('the online list pages and filters by exact names', async () => {
  for (let at = 1; at <= 12; at += 1) lab.sim.world.goLive(keyOf(`room-${at}`));
  const second = await lab.call('DescribeLiveStreamOnlineList', { PageNum: 2, PageSize: 10 });
  expect(second).toMatchObject({ TotalNum: 12, TotalPage: 2, PageNum: 2, PageSize: 10 });
  expect(rowsOf(second, 'OnlineInfo').map((row) => row['StreamName'])).toEqual(['room-11', 'room-12']);

  const one = await lab.call('DescribeLiveStreamOnlineList', { StreamName: 'room-1', AppName: 'live' });
  expect(one['OnlineInfo']).toEqual([
    {
      StreamName: 'room-1',
      AppName: 'live',
      DomainName: 'push.example.com',
      PublishTimeList: [{ PublishTime: '2026-11-22T12:00:00Z' }],
      PushToDelay: 0,
    },
  ]);
  const elsewhere = { DomainName: 'push2.example.com' };
  expect(await lab.call('DescribeLiveStreamOnlineList', elsewhere)).toMatchObject({ TotalNum: 0 });
});

test('push figures are exact without jitter and follow a stutter', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { clientIp: '203.0.113.9' });
  lab.sim.world.stutter(keyOf('room-1'), 0.5);
  const [row] = rowsOf(await lab.call('DescribeLiveStreamPushInfoList'), 'DataInfoList');
  expect(row).toMatchObject({
    StreamName: 'room-1',
    AppName: 'live',
    PushDomain: 'push.example.com',
    ClientIp: '203.0.113.9',
    VideoFps: 15,
    VideoSpeed: 2_000_000,
    AudioSpeed: 64_000,
    BeginPushTime: '2026-11-22 20:00:00',
    Resolution: '1920*1080',
    MetaFps: 30,
    MetaVideoSpeed: 4_000_000,
  });
});

test('jitter stays within its bounds, holds for 5 s, and moves on', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { jitter: 0.1 });
  const speed = async () => {
    const [row] = rowsOf(await lab.call('DescribeLiveStreamPushInfoList'), 'DataInfoList');
    return Number(row?.['VideoSpeed']);
  };
  const first = await speed();
  lab.clock.advance(4000);
  expect(await speed()).toBe(first);
  const seen = new Set<number>();
  for (let turn = 0; turn < 20; turn += 1) {
    lab.clock.advance(5000);
    const now = await speed();
    expect(Math.abs(now - 4_000_000)).toBeLessThanOrEqual(400_000);
    seen.add(now);
  }
  expect(seen.size).toBeGreaterThan(10);
});

test('the event list tells ended pushes, newest first, with fuzzy or strict names', async () => {
  pushFor('room-1', 60);
  pushFor('room-10', 30, 'backup');
  lab.sim.world.goLive(keyOf('room-1'));
  const names = async (filter: object) =>
    rowsOf(await lab.call('DescribeLiveStreamEventList', { ...window(), ...filter }), 'EventList').map(
      (row) => row['StreamName'],
    );
  expect(await names({})).toEqual(['room-10', 'room-1']);
  expect(await names({ IsAsc: 1 })).toEqual(['room-1', 'room-10']);
  expect(await names({ StreamName: 'room-1' })).toEqual(['room-10', 'room-1']);
  expect(await names({ StreamName: 'room-1', IsStrict: 1 })).toEqual(['room-1']);
  expect(await names({ AppName: 'backup' })).toEqual(['room-10']);
  expect(await names({ DomainName: 'push2.example.com' })).toEqual([]);
  expect(await names({ StartTime: writeUtc(lab.clock.now() - 20_000) })).toEqual(['room-10']);
});

test('the published list tells a session', async () => {
  pushFor('room-1', 60);
  const params = { ...window(), DomainName: 'push.example.com' };
  expect((await lab.call('DescribeLiveStreamPublishedList', params))['PublishInfo']).toEqual([
    {
      StreamName: 'room-1',
      AppName: 'live',
      DomainName: 'push.example.com',
      StreamStartTime: '2026-11-22T12:00:00Z',
      StreamEndTime: '2026-11-22T12:01:00Z',
      StopReason: '3/0',
      Duration: 60,
      ClientIp: '203.0.113.9',
      Resolution: '1920*1080',
    },
  ]);
});

test('stop reasons can be prose, as in the official sample answers', async () => {
  lab.sim.traits.stopReasons = 'words';
  pushFor('room-1', 60);
  expect(rowsOf(await lab.call('DescribeLiveStreamEventList', window()), 'EventList')).toMatchObject([
    { StopReason: 'The client interrupted the stream' },
  ]);
});

test('only the first 10 000 rows of a window can be had', async () => {
  const { world } = lab.sim;
  for (let at = 0; at < 10_001; at += 1) {
    world.goLive(keyOf('room-1'));
    world.endPush(keyOf('room-1'));
  }
  const page = (PageNum: number) =>
    lab.call('DescribeLiveStreamEventList', { ...window(), PageNum, PageSize: 100 });
  const last = await page(100);
  expect(last).toMatchObject({ TotalNum: 10_001, TotalPage: 101 });
  expect(rowsOf(last, 'EventList')).toHaveLength(100);
  expect(rowsOf(await page(101), 'EventList')).toEqual([]);
});

async function domainNames(filter: object) {
  const answer = await lab.call('DescribeLiveDomains', filter);
  return rowsOf(answer, 'DomainList').map((row) => row['Name']);
}

test('domains are listed by type', async () => {
  expect(await domainNames({})).toEqual(['push.example.com', 'push2.example.com', 'play.example.com']);
  expect(await domainNames({ DomainType: 0 })).toEqual(['push.example.com', 'push2.example.com']);
  expect(await domainNames({ DomainType: 1 })).toEqual(['play.example.com']);
  expect(await domainNames({ DomainStatus: 0 })).toEqual([]);
  expect(await domainNames({ DomainPrefix: 'push2' })).toEqual(['push2.example.com']);
});
