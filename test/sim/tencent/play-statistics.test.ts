import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeBeijing, writeUtc } from '../../../src/sim/tencent/wire/times.ts';
import type { Answer, Lab } from './sim-client.ts';
import { keyOf, openLab, rowsOf, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const utc = (agoMs: number) => writeUtc(startMs - agoMs);
/** 100 viewers of the healthy 4.128 Mbps for a minute. */
const minuteMb = (100 * 4.128 * 60) / 8;

function window(agoMinutes: number, untilAgoMinutes = 0, write = writeUtc) {
  const nowMs = lab.clock.now();
  return {
    StartTime: write(nowMs - agoMinutes * minuteMs),
    EndTime: write(nowMs - untilAgoMinutes * minuteMs),
  };
}

async function minutes(params: object) {
  return rowsOf(await lab.call('DescribeStreamPlayInfoList', params), 'DataInfoList');
}

async function rowsAt(QueryTime: string) {
  return rowsOf(await lab.call('DescribeAllStreamPlayInfoList', { QueryTime }), 'DataInfoList');
}

function total(rows: readonly Answer[], field: string): number {
  return rows.reduce((sum, row) => sum + Number(row[field]), 0);
}

describe('refused', () => {
  const hour = { StartTime: utc(60 * minuteMs), EndTime: utc(0) };
  test.each<[string, string, object]>([
    ['MissingParameter', 'DescribeStreamPlayInfoList', { StartTime: utc(0) }],
    ['UnknownParameter', 'DescribeStreamPlayInfoList', { ...hour, DomainName: 'play.example.com' }],
    ['InvalidParameter', 'DescribeStreamPlayInfoList', { ...hour, AppName: 'live' }],
    ['InvalidParameterValue', 'DescribeStreamPlayInfoList', { ...hour, EndTime: writeBeijing(startMs) }],
    ['InvalidParameterValue', 'DescribeStreamPlayInfoList', { ...hour, EndTime: utc(dayMs) }],
    ['InvalidParameterValue', 'DescribeStreamPlayInfoList', { ...hour, StartTime: utc(dayMs + 1000) }],
    [
      'InvalidParameterValue',
      'DescribeStreamPlayInfoList',
      { StartTime: utc(31 * dayMs), EndTime: utc(30.5 * dayMs) },
    ],
    ['InvalidParameterValue', 'DescribeStreamPlayInfoList', { ...hour, EndTime: utc(-1000) }],
    [
      'InvalidParameterValue',
      'DescribeStreamPlayInfoList',
      { ...hour, StartTime: '2026-11-22T11:00:00.000Z' },
    ],
    ['InvalidParameterValue', 'DescribeStreamPlayInfoList', { ...hour, ServiceName: 'HLS' }],
    ['MissingParameter', 'DescribeAllStreamPlayInfoList', {}],
    ['InvalidParameterValue', 'DescribeAllStreamPlayInfoList', { QueryTime: utc(31 * dayMs) }],
    ['InvalidParameter', 'DescribeAllStreamPlayInfoList', { QueryTime: startMs / 1000 }],
    [
      'InvalidParameter',
      'DescribeAllStreamPlayInfoList',
      { QueryTime: utc(0), PlayDomains: 'play.example.com' },
    ],
    ['UnknownParameter', 'DescribeAllStreamPlayInfoList', { QueryTime: utc(0), StreamName: 'room-1' }],
  ])('%s: %s %o', async (code, action, params) => {
    expect(await lab.codeOf(action, params)).toBe(code);
  });
});

test('minutes are told exactly, in the form of the question, and not before they are 4 minutes old', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { viewers: 100 });
  lab.clock.advance(6 * minuteMs);
  const point = {
    Bandwidth: expect.closeTo(412.8),
    Flux: expect.closeTo(minuteMb),
    Request: expect.any(Number),
  };
  expect(await minutes({ ...window(60), StreamName: 'room-1' })).toEqual([
    { Time: '2026-11-22T12:00:00Z', ...point, Online: 100 },
    { Time: '2026-11-22T12:01:00Z', ...point, Online: 100 },
    { Time: '2026-11-22T12:02:00Z', ...point, Online: 100 },
  ]);
  const beijing = await minutes(window(60, 0, writeBeijing));
  expect(beijing.map((row) => row['Time'])).toEqual([
    '2026-11-22 20:00:00',
    '2026-11-22 20:01:00',
    '2026-11-22 20:02:00',
  ]);
  expect(await minutes({ ...window(60), StreamName: 'room' })).toEqual([]);
  expect(await minutes({ ...window(60), ServiceName: 'LEB' })).toEqual([]);
  expect(await minutes({ ...window(60), PlayDomain: 'other.example.com' })).toEqual([]);
});

test('minutes without viewers are absent, and an ended stream keeps its past', async () => {
  const room = keyOf('room-1');
  lab.sim.world.goLive(room, { viewers: 10 });
  lab.clock.advance(minuteMs);
  lab.sim.world.watch(room, 0);
  lab.clock.advance(minuteMs);
  lab.sim.world.watch(room, 20);
  lab.clock.advance(1.5 * minuteMs);
  lab.sim.world.endPush(room);
  lab.clock.advance(30 * minuteMs);
  const rows = await minutes({ ...window(60), StreamName: 'room-1' });
  expect(rows.map((row) => [row['Time'], row['Online']])).toEqual([
    ['2026-11-22T12:00:00Z', 10],
    ['2026-11-22T12:02:00Z', 20],
    ['2026-11-22T12:03:00Z', 0],
  ]);
  expect(Number(rows[2]?.['Flux']) / Number(rows[1]?.['Flux'])).toBeCloseTo(0.5);
});

test('a moment has a row for each rendition, protocol and domain, which sum to the minute', async () => {
  await lab.sim.stop();
  lab = await openLab({ playDomains: ['play.example.com', 'play2.example.com'] });
  lab.sim.world.goLive(keyOf('room-1'), { viewers: 101, transcodedKbps: 800 });
  lab.sim.world.goLive(keyOf('room-2'), { viewers: 7 });
  lab.clock.advance(5 * minuteMs - 1000);
  expect(await rowsAt('2026-11-22 20:00:00')).toEqual([]);
  lab.clock.advance(1000);
  const rows = await rowsAt('2026-11-22 20:00:30');
  const own = rows.filter((row) => row['StreamName'] === 'room-1');
  expect(own).toHaveLength(8);
  expect(new Set(own.map((row) => row['Rate']))).toEqual(new Set([0, 800]));
  expect([total(own, 'Online'), total(rows, 'Online')]).toEqual([101, 108]);
  const [minute] = await minutes({ ...window(5), StreamName: 'room-1' });
  expect(total(own, 'Bandwidth')).toBeCloseTo(Number(minute?.['Bandwidth']));
  expect(total(own, 'Request')).toBe(minute?.['Request']);
  const one = { QueryTime: '2026-11-22T12:00:00Z', PlayDomains: ['play2.example.com'] };
  const answer = await lab.call('DescribeAllStreamPlayInfoList', one);
  expect(answer['QueryTime']).toBe('2026-11-22T12:00:00Z');
  expect(new Set(rowsOf(answer, 'DataInfoList').map((row) => row['PlayDomain']))).toEqual(
    new Set(['play2.example.com']),
  );
});

test('domains tell the minute of 4 minutes ago, on the mainland site', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { viewers: 100 });
  lab.clock.advance(4 * minuteMs);
  expect(await lab.call('DescribeLiveDomainPlayInfoList')).toMatchObject({
    Time: '2026-11-22 20:00:00',
    TotalBandwidth: expect.closeTo(412.8),
    TotalFlux: expect.closeTo(minuteMb),
    TotalOnline: 100,
    DomainInfoList: [
      {
        Domain: 'play.example.com',
        DetailInfoList: [
          { MainlandOrOversea: 'Mainland', Online: 100 },
          { MainlandOrOversea: 'Oversea', Online: 0, Flux: 0 },
        ],
      },
    ],
  });
  const none = await lab.call('DescribeLiveDomainPlayInfoList', { PlayDomains: ['other.example.com'] });
  expect(none).toMatchObject({ TotalOnline: 0, DomainInfoList: [] });
  await lab.sim.stop();
  lab = await openLab({ site: 'intl' });
  expect(await lab.codeOf('DescribeLiveDomainPlayInfoList')).toBe('InvalidAction');
});

test('a standby push brings no viewers until it takes over', async () => {
  const room = keyOf('room-1');
  lab.sim.world.goLive(room, { viewers: 30 });
  lab.sim.world.goLive(room, { viewers: 30 });
  lab.clock.advance(2 * minuteMs);
  lab.sim.world.cut(room);
  lab.clock.advance(10 * minuteMs);
  const rows = await minutes({ ...window(60), StreamName: 'room-1' });
  expect(rows.map((row) => row['Online'])).toEqual(rows.map(() => 30));
  expect(rows).toHaveLength(9);
});

test('with a swing the numbers follow the day and are the same for every reader', async () => {
  const day = { beganMs: startMs - 2 * dayMs, endedMs: startMs - 10 * minuteMs };
  lab.sim.world.recall({ stream: keyOf('room-1'), ...day, viewers: 1000, swing: 0.5 });
  const rows = await minutes(window(24 * 60));
  const online = (time: string) => Number(rows.find((row) => row['Time'] === time)?.['Online']);
  expect(online('2026-11-21T13:00:00Z')).toBeGreaterThan(1250);
  expect(online('2026-11-22T01:00:00Z')).toBeLessThan(750);
  expect(new Set(rows.map((row) => row['Online'])).size).toBeGreaterThan(100);
  expect(await minutes(window(24 * 60))).toEqual(rows);
});
