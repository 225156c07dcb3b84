import { expect, test } from 'vitest';
import { z } from 'zod';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;
const times = z.object({ StartTime: z.string(), EndTime: z.string() });
const figures = { Bandwidth: 2, Online: 10, Request: 5 };

test('oldest first, up to the newest minute that has figures', async () => {
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

test('a month is asked for in days that meet at whole minutes, gaps stay gaps', async () => {
  const { live, params } = await openScripted((_, sent) => {
    const { StartTime } = times.parse(JSON.parse(sent));
    return answerOf({ DataInfoList: [{ ...figures, Flux: 1, Time: StartTime }] });
  });
  const { value } = await live.stats.playHistory(undefined, now - 30 * DAY_S + 30, now);
  const windows = params
    .map((sent) => times.parse(sent))
    .toSorted((a, b) => (a.StartTime < b.StartTime ? -1 : 1));
  expect(windows).toHaveLength(30);
  expect(windows[0]).toEqual({ StartTime: '2026-10-23T12:00:30Z', EndTime: '2026-10-24T11:59:59Z' });
  expect(windows[1]).toEqual({ StartTime: '2026-10-24T12:00:00Z', EndTime: '2026-10-25T11:59:59Z' });
  expect(windows[29]?.EndTime).toBe('2026-11-22T11:55:59Z');
  expect(value.slice(1).map((point) => point.at)).toEqual(
    Array.from({ length: 29 }, (_, index) => now - (29 - index) * DAY_S),
  );
});

test('windows beyond Tencent are refused unsent', async () => {
  const { live, actions } = await openScripted(() => answerOf({ DataInfoList: [] }));
  const windows = [
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
