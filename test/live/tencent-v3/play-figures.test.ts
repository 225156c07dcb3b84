import { expect, test } from 'vitest';
import { isDomainName } from '../../../src/live/port.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const figures = { Bandwidth: 2, Online: 10, Request: 5 };

test('viewers are summed by stream, of a minute five minutes ago, most first', async () => {
  const rows = [
    { ...figures, StreamName: 'a', PlayDomain: 'play.example.com', Rate: 0, Protocol: 'Flv' },
    { ...figures, StreamName: 'b', PlayDomain: 'play.example.com', Rate: 0, Protocol: 'Hls', Online: 21 },
    { ...figures, StreamName: 'a', PlayDomain: 'play.example.com', Rate: 900, Protocol: 'Flv' },
    { ...figures, StreamName: '__proto__', PlayDomain: 'play2.example.com', Rate: 0, Protocol: 'Rtmp' },
  ];
  const QueryTime = '2026-11-22T11:54:00Z';
  const { live, params } = await openScripted(() => answerOf({ QueryTime, DataInfoList: rows }), {
    now: () => now - 30,
  });
  expect(await live.stats.plays()).toEqual({
    source: 'DescribeAllStreamPlayInfoList',
    at: now - 6 * 60,
    stepS: 60,
    delayS: 300,
    value: [
      { name: 'b', viewers: 21, bandwidthMbps: 2, requests: 5 },
      { name: 'a', viewers: 20, bandwidthMbps: 4, requests: 10 },
      { name: '__proto__', viewers: 10, bandwidthMbps: 2, requests: 5 },
    ],
  });
  expect(params).toEqual([{ QueryTime }]);
});

test('only the configured play domains count, and the answer tells its minute', async () => {
  const playDomains = ['play.example.com', 'play2.example.com'].filter(isDomainName);
  const answer = answerOf({ QueryTime: '2026-11-22 19:50:00', DataInfoList: null });
  const { live, params } = await openScripted(() => answer, { playDomains });
  expect(await live.stats.plays()).toMatchObject({ at: now - 600, value: [] });
  expect(params).toMatchObject([{ PlayDomains: playDomains }]);
});

test('history: oldest first, up to the newest minute that has figures', async () => {
  const point = { ...figures, Flux: 15 };
  const DataInfoList = [
    { ...point, Time: '2026-11-22T11:55:00Z' },
    { ...point, Time: '2026-11-22T11:54:00Z', Online: 0 },
  ];
  const { live, params } = await openScripted(() => answerOf({ DataInfoList }));
  const { name } = testStream('room');
  expect(await live.stats.playHistory(name, now - DAY_S, now)).toEqual({
    source: 'DescribeStreamPlayInfoList',
    at: now - 240,
    stepS: 60,
    delayS: 240,
    value: [
      { at: now - 360, viewers: 0, bandwidthMbps: 2, fluxMB: 15, requests: 5 },
      { at: now - 300, viewers: 10, bandwidthMbps: 2, fluxMB: 15, requests: 5 },
    ],
  });
  await live.stats.playHistory(undefined, now - 7200, now - 3600);
  expect(params).toEqual([
    { StartTime: '2026-11-21T12:00:00Z', EndTime: '2026-11-22T11:55:59Z', StreamName: 'room' },
    { StartTime: '2026-11-22T10:00:00Z', EndTime: '2026-11-22T10:59:59Z' },
  ]);
});

test('history: windows beyond Tencent are refused unsent', async () => {
  const { live, actions } = await openScripted(() => answerOf({ DataInfoList: [] }));
  const windows = [
    [now - DAY_S - 1, now],
    [now - 30 * DAY_S - 1, now - 30 * DAY_S],
    [now, now],
    [now - 239, now],
  ] as const;
  const asked = windows.map(([from, to]) => botErrorOf(live.stats.playHistory(undefined, from, to)));
  expect((await Promise.all(asked)).map((error) => [error.code, error.did])).toEqual(
    windows.map(() => ['bad-input', 'nothing']),
  );
  expect(actions).toEqual([]);
});

test('a figure that is missing is an error, never 0', async () => {
  const { live } = await openScripted(() =>
    answerOf({ DataInfoList: [{ ...figures, StreamName: 'a', Online: null }] }),
  );
  expect(await botErrorOf(live.stats.plays())).toMatchObject({ code: 'cloud-failed', did: 'nothing' });
});
