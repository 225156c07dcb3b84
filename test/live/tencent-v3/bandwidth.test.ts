import { expect, test } from 'vitest';
import { botErrorOf } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;

const sums = { P95PeakBandwidth: 11.5, SumFlux: 900, DataInfoList: [] };

test.each([
  ['2026-11-22T03:15:00Z', Date.UTC(2026, 10, 22, 3, 15) / 1000],
  ['2026-11-22 11:15:00', Date.UTC(2026, 10, 22, 3, 15) / 1000],
  ['', undefined],
])('bandwidth with its peak at %j', async (PeakBandwidthTime, peakAt) => {
  const answer = answerOf({ PeakBandwidth: 12.5, PeakBandwidthTime, ...sums });
  const { live, params } = await openScripted(() => answer);
  expect(await live.stats.bandwidth(now - DAY_S, now)).toEqual({
    source: 'DescribeBillBandwidthAndFluxList',
    at: now - 300,
    stepS: 300,
    delayS: 300,
    value: { peakMbps: 12.5, peakAt, p95Mbps: 11.5, fluxMB: 900 },
  });
  expect(params).toEqual([
    { StartTime: '2026-11-21T12:00:00Z', EndTime: '2026-11-22T11:54:59Z', Granularity: 5 },
  ]);
});

test('a month is one call of whole hours, so that its percentile is of all of it', async () => {
  const { live, params } = await openScripted(() => answerOf({ PeakBandwidth: 1, ...sums }));
  const asked = live.stats.bandwidth(now - 31 * DAY_S + 1234, now + 1234);
  expect(await asked).toMatchObject({ stepS: 3600, at: now - 3600, value: { p95Mbps: 11.5 } });
  expect(params).toEqual([
    { StartTime: '2026-10-22T12:00:00Z', EndTime: '2026-11-22T10:59:59Z', Granularity: 60 },
  ]);
});

test('ends within a step are moved back to its begin, and within one step it counts whole', async () => {
  const { live, params } = await openScripted(() => answerOf({ PeakBandwidth: 1, ...sums }));
  await live.stats.bandwidth(now - 3590, now - 3001);
  await live.stats.bandwidth(now - 3590, now - 3580);
  expect(params).toMatchObject([
    { StartTime: '2026-11-22T11:00:00Z', EndTime: '2026-11-22T11:04:59Z' },
    { StartTime: '2026-11-22T11:00:00Z', EndTime: '2026-11-22T11:04:59Z' },
  ]);
});

test('what Tencent does not keep, gives no percentile of or has not counted is refused unsent', async () => {
  const { live, actions } = await openScripted(() => answerOf({}));
  const wrong = [
    live.stats.bandwidth(now - 32 * DAY_S, now),
    live.stats.bandwidth(now - 1096 * DAY_S, now - 1095 * DAY_S),
    live.stats.bandwidth(now - 300, now),
    live.stats.bandwidth(now, now - 60),
  ];
  const errors = await Promise.all(wrong.map(botErrorOf));
  expect(errors.map((error) => error.code)).toEqual(wrong.map(() => 'bad-input'));
  expect(actions).toEqual([]);
});
