import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { DAY_S, HOUR_S } from '../../contracts/live/fixture.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { openScripted, outputOf } from './open-scripted.ts';

const room = testStream('room-1');
const NOW = START_MS / 1000;

const windowsOf = (asked: readonly { readonly query: URLSearchParams }[]) =>
  asked.map(({ query }) => ['start', 'end'].map((end) => Number(query.get(`Param.n.${end}_time`)) - NOW));

test('a long history is asked for in slices of two hours that meet', async () => {
  const { live, asked } = await openScripted(() => outputOf({ stream_info: [] }));
  await live.stats.pushHistory(room, NOW - 5 * HOUR_S, NOW - HOUR_S / 2);
  expect(windowsOf(asked).toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
    [-5 * HOUR_S, -3 * HOUR_S - 1],
    [-3 * HOUR_S, -HOUR_S - 1],
    [-HOUR_S, -HOUR_S / 2 - 1],
  ]);
});

test('rows have Beijing times and come oldest first; one without a time is left out', async () => {
  const stream_info = [
    { time: '2026-11-22 19:00:05', fps: 24, speed: '1000' },
    { time: 'soon', fps: 25, speed: 1 },
    { time: '2026-11-22 19:00:00', fps: 25, speed: 900 },
  ];
  const { live } = await openScripted(() => outputOf({ stream_info }));
  const { value, at, stepS } = await live.stats.pushHistory(room, NOW - HOUR_S, NOW - 10);
  expect(value.map((point) => [point.at - NOW, point.fps, point.totalBps])).toEqual([
    [-HOUR_S, 25, 900],
    [-HOUR_S + 5, 24, 1000],
  ]);
  expect([at, stepS]).toEqual([NOW - 10, 5]);
});

test.each(['stat_info', 'stream_info'])('minutes of plays may be called %s', async (name) => {
  const minute = { time: '2026-11-22 19:00:00', bandwidth: '1.5', online: 7, flux: 11.25 };
  const { live, asked } = await openScripted(() =>
    outputOf({ [name]: [minute], sum_info: { sum_flux: 11.25 } }),
  );
  const { value } = await live.stats.playHistory(undefined, NOW - HOUR_S, NOW - HOUR_S + 60);
  expect(value).toEqual([
    { at: NOW - HOUR_S, viewers: 7, bandwidthMbps: 1.5, fluxMB: 11.25, requests: undefined },
  ]);
  expect(asked[0]?.query.has('Param.s.stream_id')).toBe(false);
});

test('the bandwidth of the account is made of its minutes', async () => {
  const minutes = [1, 9, 9, 2].map((bandwidth, index) => ({
    time: `2026-11-22 19:0${index}:00`,
    bandwidth,
    online: 1,
    flux: bandwidth * 2,
  }));
  const { live } = await openScripted(() => outputOf({ stat_info: minutes }));
  const { value, source } = await live.stats.bandwidth(NOW - HOUR_S, NOW - HOUR_S + 240);
  expect(value).toEqual({ peakMbps: 9, peakAt: NOW - HOUR_S + 60, p95Mbps: undefined, fluxMB: 42 });
  expect(source).toBe('Get_LivePlayStatHistory');
});

test('no minutes at all have no peak', async () => {
  const { live } = await openScripted(() => outputOf());
  const { value } = await live.stats.bandwidth(NOW - HOUR_S, NOW);
  expect(value).toEqual({ peakMbps: 0, peakAt: undefined, p95Mbps: undefined, fluxMB: 0 });
});

test('what the cloud keeps no more is refused with the longest time, and nothing is sent', async () => {
  const { live, asked } = await openScripted(() => outputOf());
  const refused = [
    live.stats.pushHistory(room, NOW - 3 * DAY_S - 1, NOW),
    live.stats.playHistory(room.name, NOW - 15 * DAY_S - 1, NOW),
    live.stats.bandwidth(NOW - 15 * DAY_S - 1, NOW),
    live.recordings.files(room, NOW - 60 * DAY_S - 1, NOW),
    live.stats.playHistory(room.name, NOW, NOW - 1),
    live.stats.playHistory(room.name, NOW - 60, NOW),
  ];
  const errors = await Promise.all(refused.map(botErrorOf));
  expect(errors.map((error) => error.code)).toEqual(refused.map(() => 'bad-input'));
  expect(errors.slice(0, 4).map((error) => plainText(error.next).replace(/\D+/g, ''))).toEqual([
    '3',
    '15',
    '15',
    '60',
  ]);
  expect(asked).toEqual([]);
});
