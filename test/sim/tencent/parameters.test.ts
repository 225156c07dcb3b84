import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readUtc, writeBeijing, writeUtc } from '../../../src/sim/tencent/wire/times.ts';
import type { Lab } from './sim-client.ts';
import { named, openLab, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const room = named('room-1');
const dayMs = 24 * 3600 * 1000;
const fromNow = (ms: number) => writeUtc(startMs + ms);
const window = (startAgoMs: number, endAgoMs = 0) => ({
  StartTime: fromNow(-startAgoMs),
  EndTime: fromNow(-endAgoMs),
});

describe('refused', () => {
  test.each<[string, string, object]>([
    ['MissingParameter', 'DescribeLiveStreamState', { ...room, StreamName: undefined }],
    ['MissingParameter', 'DropLiveStream', { StreamName: 'room-1' }],
    ['MissingParameter', 'DescribeLiveStreamPublishedList', window(dayMs)],
    ['MissingParameter', 'DescribeLiveStreamEventList', { StartTime: fromNow(-dayMs) }],
    ['UnknownParameter', 'DescribeLiveStreamState', { ...room, Region: 'ap-guangzhou' }],
    ['UnknownParameter', 'DescribeLiveStreamState', { ...room, constructor: 'x' }],
    ['UnknownParameter', 'DescribeLiveStreamPushInfoList', { StreamName: 'room-1' }],
    ['UnknownParameter', 'ResumeLiveStream', { ...room, Reason: 'x' }],
    ['InvalidParameter', 'DescribeLiveStreamState', { ...room, StreamName: 1 }],
    ['InvalidParameter', 'DescribeLiveStreamState', { ...room, StreamName: null }],
    ['InvalidParameter', 'DescribeLiveStreamOnlineList', { PageSize: '10' }],
    ['InvalidParameter', 'DescribeLiveStreamOnlineList', { PageSize: 10.5 }],
    ['InvalidParameterValue', 'DescribeLiveStreamState', { ...room, StreamName: '' }],
    ['InvalidParameterValue', 'DescribeLiveStreamOnlineList', { PageSize: 9 }],
    ['InvalidParameterValue', 'DescribeLiveStreamOnlineList', { PageSize: 300_001 }],
    ['InvalidParameterValue', 'DescribeLiveStreamOnlineList', { PageNum: 0 }],
    ['InvalidParameterValue', 'DescribeLiveStreamPushInfoList', { PageNum: 10_001 }],
    ['InvalidParameterValue', 'DescribeLiveStreamPushInfoList', { PageSize: 100_001 }],
    ['InvalidParameterValue', 'DescribeLiveForbidStreamList', { PageSize: 101 }],
    ['InvalidParameterValue', 'DescribeLiveDomains', { PageSize: 9 }],
    ['InvalidParameterValue', 'DescribeLiveDomains', { DomainType: 2 }],
    ['InvalidParameterValue', 'ForbidLiveStream', { ...room, ResumeTime: fromNow(0) }],
    ['InvalidParameterValue', 'ForbidLiveStream', { ...room, ResumeTime: fromNow(90 * dayMs + 1000) }],
    ['InvalidParameterValue', 'ForbidLiveStream', { ...room, ResumeTime: '2026-11-23T12:00:00.000Z' }],
    ['InvalidParameterValue', 'ForbidLiveStream', { ...room, ResumeTime: '2026-11-23 12:00:00' }],
    ['InvalidParameterValue', 'ForbidLiveStream', { ...room, ResumeTime: '2026-11-23T20:00:00+08:00' }],
    ['InvalidParameterValue', 'ForbidLiveStream', { ...room, ResumeTime: '2027-02-29T12:00:00Z' }],
    ['InvalidParameter', 'ForbidLiveStream', { ...room, ResumeTime: 1_795_435_200 }],
    ['InvalidParameterValue', 'ForbidLiveStream', { ...room, Reason: '禁'.repeat(683) }],
    ['InvalidParameterValue', 'DescribeLiveStreamEventList', window(61 * dayMs, 40 * dayMs)],
    ['InvalidParameterValue', 'DescribeLiveStreamEventList', window(31 * dayMs)],
    ['InvalidParameterValue', 'DescribeLiveStreamEventList', window(dayMs, -1000)],
    ['InvalidParameterValue', 'DescribeLiveStreamEventList', window(0, dayMs)],
    ['InvalidParameterValue', 'DescribeLiveStreamEventList', { ...window(dayMs), IsFilter: 2 }],
  ])('%s: %s %o', async (code, action, params) => {
    expect(await lab.codeOf(action, params)).toBe(code);
  });

  test('nothing is done by a refused call', async () => {
    await lab.codeOf('ForbidLiveStream', { ...room, Reason: 7 });
    expect(await lab.call('DescribeLiveStreamState', room)).toMatchObject({ StreamState: 'inactive' });
  });

  test('larger pages than the international site takes', async () => {
    await lab.sim.stop();
    lab = await openLab({ site: 'intl' });
    const codeOf = (action: string, PageSize: number) => lab.codeOf(action, { PageSize });
    expect(await codeOf('DescribeLiveStreamOnlineList', 100)).toBeUndefined();
    expect(await codeOf('DescribeLiveStreamOnlineList', 101)).toBe('InvalidParameterValue');
    expect(await codeOf('DescribeLiveStreamPushInfoList', 1000)).toBeUndefined();
    expect(await codeOf('DescribeLiveStreamPushInfoList', 1001)).toBe('InvalidParameterValue');
  });
});

describe('taken', () => {
  test.each<[string, object]>([
    ['ForbidLiveStream', { ...room, ResumeTime: fromNow(90 * dayMs) }],
    ['ForbidLiveStream', { ...room, ResumeTime: fromNow(1000), Reason: '禁'.repeat(682) }],
    ['DescribeLiveStreamOnlineList', { PageSize: 300_000, StreamName: '' }],
    ['DescribeLiveStreamPublishedList', { ...window(30 * dayMs), DomainName: 'push.example.com' }],
    ['DescribeLiveStreamEventList', window(60 * dayMs, 30 * dayMs)],
  ])('%s %o', async (action, params) => {
    expect(await lab.codeOf(action, params)).toBeUndefined();
  });
});

describe('the budget of an action', () => {
  test('is spent within a second of the clock and new in the next', async () => {
    const ask = () => lab.codeOf('DescribeLiveForbidStreamList');
    expect([await ask(), await ask(), await ask()]).toEqual([undefined, undefined, 'RequestLimitExceeded']);
    expect(await lab.codeOf('DescribeLiveStreamState', room)).toBeUndefined();
    lab.clock.advance(1000);
    expect(await ask()).toBeUndefined();
  });

  test('is larger on the international site', async () => {
    await lab.sim.stop();
    lab = await openLab({ site: 'intl' });
    const codes = await Promise.all([1, 2, 3].map(() => lab.codeOf('DescribeLiveForbidStreamList')));
    expect(codes).toEqual([undefined, undefined, undefined]);
  });

  test('is not spent by callers who are not let in', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await lab.codeOf('DescribeLiveForbidStreamList', {}, { secretKey: 'wrong' });
    }
    expect(await lab.codeOf('DescribeLiveForbidStreamList')).toBeUndefined();
  });
});

test('times are read and written to the second, in UTC and in Beijing', () => {
  expect(writeUtc(1_700_000_000_999)).toBe('2023-11-14T22:13:20Z');
  expect(readUtc('2023-11-14T22:13:20Z')).toBe(1_700_000_000_000);
  expect(readUtc('2023-11-14T24:00:00Z')).toBeUndefined();
  expect(writeBeijing(1_700_000_000_000)).toBe('2023-11-15 06:13:20');
});
