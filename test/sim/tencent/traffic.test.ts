import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { percentile95 } from '../../../src/sim/tencent/actions/flux-samples.ts';
import { readBeijing, writeBeijing } from '../../../src/sim/tencent/wire/times.ts';
import type { Answer, Lab } from './sim-client.ts';
import { keyOf, openLab, rowsOf, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab({ playDomains: ['play.example.com', 'play2.example.com'] });
});
afterEach(() => lab.sim.stop());

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const yesterday = '2026-11-21';
const wholeDay = { StartTime: `${yesterday} 00:00:00`, EndTime: `${yesterday} 23:59:59` };
const ago = (daysAgo: number) => writeBeijing(startMs - daysAgo * dayMs);
const span = (from: number, to: number) => ({ StartTime: ago(from), EndTime: ago(to) });

const days = (params: object) => lab.call('DescribeStreamDayPlayInfoList', params);
const bill = (params: object) => lab.call('DescribeBillBandwidthAndFluxList', params);

function recall(name: string, from: string, minutes: number, viewers: number) {
  const beganMs = readBeijing(from) ?? Number.NaN;
  const endedMs = beganMs + minutes * minuteMs;
  lab.sim.world.recall({ stream: keyOf(name), beganMs, endedMs, viewers });
}

function sum(rows: readonly Answer[], field: string): number {
  return rows.reduce((total, row) => total + Number(row[field]), 0);
}

describe('refused', () => {
  test.each<[string, string, object]>([
    ['MissingParameter', 'DescribeStreamDayPlayInfoList', {}],
    ['InvalidParameterValue', 'DescribeStreamDayPlayInfoList', { DayTime: '2026-11-31' }],
    ['InvalidParameterValue', 'DescribeStreamDayPlayInfoList', { DayTime: '2026/11/21' }],
    ['InvalidParameterValue', 'DescribeStreamDayPlayInfoList', { DayTime: '2026-11-23' }],
    ['InvalidParameterValue', 'DescribeStreamDayPlayInfoList', { DayTime: '2026-08-01' }],
    ['InvalidParameterValue', 'DescribeStreamDayPlayInfoList', { DayTime: yesterday, PageSize: 99 }],
    ['InvalidParameterValue', 'DescribeStreamDayPlayInfoList', { DayTime: yesterday, PageNum: 1001 }],
    ['UnknownParameter', 'DescribeStreamDayPlayInfoList', { DayTime: yesterday, StreamName: 'room-1' }],
    ['InvalidParameterValue', 'DescribeBillBandwidthAndFluxList', span(2, 0)],
    ['InvalidParameterValue', 'DescribeBillBandwidthAndFluxList', { ...span(32, 0), Granularity: 60 }],
    ['InvalidParameterValue', 'DescribeBillBandwidthAndFluxList', { ...span(1, 0), Granularity: 1 }],
    ['InvalidParameterValue', 'DescribeBillBandwidthAndFluxList', { ...span(1200, 1199), Granularity: 60 }],
    ['InvalidParameterValue', 'DescribeBillBandwidthAndFluxList', { ...span(1, 0), MainlandOrOversea: 'x' }],
  ])('%s: %s %o', async (code, action, params) => {
    expect(await lab.codeOf(action, params)).toBe(code);
  });
});

test('a day of Beijing is ready at 03:00 of the next one', async () => {
  recall('room-1', '2026-11-21 23:00:00', 120, 100);
  recall('room-2', '2026-11-22 00:00:00', 60, 100);
  const hourMb = (100 * 4.128 * 3600) / 8;
  expect(await days({ DayTime: yesterday })).toEqual({
    TotalNum: 1,
    TotalPage: 1,
    PageNum: 1,
    PageSize: 1000,
    DataInfoList: [{ StreamName: 'room-1', TotalFlux: expect.closeTo(hourMb) }],
    RequestId: expect.any(String),
  });
  lab.clock.advance(7 * 60 * minuteMs - 1000);
  expect(await days({ DayTime: '2026-11-22' })).toMatchObject({ TotalNum: 0, DataInfoList: [] });
  lab.clock.advance(1000);
  expect(await days({ DayTime: '2026-11-22' })).toMatchObject({ TotalNum: 2 });
  expect(await days({ DayTime: '2026-11-22', MainlandOrOversea: 'Oversea' })).toMatchObject({ TotalNum: 0 });
});

test('the streams of a day are paged', async () => {
  for (let at = 0; at < 101; at += 1) recall(`room-${at}`, '2026-11-21 12:00:00', 1, 1);
  const page = await days({ DayTime: yesterday, PageSize: 100, PageNum: 2 });
  expect(page).toMatchObject({ TotalNum: 101, TotalPage: 2, DataInfoList: [{ StreamName: 'room-100' }] });
});

test('minutes, days and the bill tell the same traffic', async () => {
  const push = { beganMs: startMs - 1.4 * dayMs, endedMs: startMs - 0.9 * dayMs };
  const lively = { viewers: 90, swing: 0.6, transcodedKbps: 1000, quality: { jitter: 0.1 } };
  lab.sim.world.recall({ stream: keyOf('room-1'), ...push, ...lively });
  recall('room-1', '2026-11-21 23:10:20', 33, 12);
  recall('room-2', '2026-11-21 18:00:07', 100, 41);
  const perStream = rowsOf(await days({ DayTime: yesterday }), 'DataInfoList');
  expect(new Set(perStream.map((row) => row['StreamName']))).toEqual(new Set(['room-1', 'room-2']));
  for (const { StreamName, TotalFlux } of perStream) {
    const minutes = await lab.call('DescribeStreamPlayInfoList', { ...wholeDay, StreamName });
    expect(sum(rowsOf(minutes, 'DataInfoList'), 'Flux')).toBeCloseTo(Number(TotalFlux), 3);
  }
  for (const Granularity of [5, 60, 1440]) {
    const answer = await bill({ ...wholeDay, Granularity });
    expect(answer['SumFlux']).toBeCloseTo(sum(perStream, 'TotalFlux'), 3);
    const points = rowsOf(answer, 'DataInfoList');
    expect(points).toHaveLength(1440 / Granularity);
    expect(sum(points, 'Flux')).toBeCloseTo(Number(answer['SumFlux']), 3);
    expect(Math.max(...points.map((point) => Number(point['Bandwidth'])))).toBe(answer['PeakBandwidth']);
  }
  const domains = await Promise.all(
    ['play.example.com', 'play2.example.com'].map((domain) => bill({ ...wholeDay, PlayDomains: [domain] })),
  );
  expect(sum(domains, 'SumFlux')).toBeCloseTo(sum(perStream, 'TotalFlux'), 3);
});

test('the bill tells its peak, both ends of its window, and zeros', async () => {
  recall('room-1', '2026-11-22 10:00:00', 60, 10);
  recall('room-2', '2026-11-22 10:30:00', 5, 90);
  const window = { StartTime: '2026-11-22 09:00:00', EndTime: '2026-11-22 11:00:00' };
  const hours = await bill({ ...window, Granularity: 60 });
  expect(hours).toMatchObject({
    PeakBandwidth: expect.closeTo(412.8),
    PeakBandwidthTime: '2026-11-22 10:30:00',
    P95PeakBandwidth: expect.closeTo(41.28),
    P95PeakBandwidthTime: '2026-11-22 10:00:00',
    DataInfoList: [
      { Time: '2026-11-22 09:00:00', Bandwidth: 0, Flux: 0 },
      { Time: '2026-11-22 10:00:00', PeakTime: '2026-11-22 10:30:00' },
      { Time: '2026-11-22 11:00:00', Bandwidth: 0, Flux: 0 },
    ],
  });
  const utc = { StartTime: '2026-11-22T02:30:00Z', EndTime: '2026-11-22T02:35:00Z' };
  expect(rowsOf(await bill(utc), 'DataInfoList')).toMatchObject([
    { Time: '2026-11-22T02:30:00Z', Bandwidth: expect.closeTo(412.8) },
    { Time: '2026-11-22T02:35:00Z', Bandwidth: expect.closeTo(41.28) },
  ]);
});

test('a bill of today ends where the figures do', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { viewers: 10 });
  lab.clock.advance(12 * minuteMs);
  const window = { StartTime: '2026-11-22 20:00:00', EndTime: '2026-11-22 20:12:00' };
  const points = rowsOf(await bill(window), 'DataInfoList');
  expect(points.map((point) => point['Time'])).toEqual(['2026-11-22 20:00:00', '2026-11-22 20:05:00']);
  const minutes = await lab.call('DescribeStreamPlayInfoList', window);
  expect(sum(points, 'Flux')).toBeCloseTo(sum(rowsOf(minutes, 'DataInfoList'), 'Flux'));
});

test('the 95th percentile puts the top 5 % aside', () => {
  const samples = Array.from({ length: 40 }, (_, at) => ({ atMs: at, bytes: 0, mbps: at }));
  expect(percentile95(samples)?.mbps).toBe(37);
  expect(percentile95([])).toBeUndefined();
});

test('a past with viewers can be scripted by a control', async () => {
  const past = { stream: 'room-5', daysAgo: 1, hour: 20, minutes: 60, viewers: 100 };
  expect((await lab.control('/recall', past)).status).toBe(200);
  expect(await days({ DayTime: yesterday })).toMatchObject({
    DataInfoList: [{ StreamName: 'room-5', TotalFlux: expect.closeTo((100 * 4.128 * 3600) / 8) }],
  });
  expect((await lab.control('/recall', { ...past, daysAgo: 0 })).status).toBe(400);
});
