import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { botErrorOf } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;

test('a day: all pages, most first, true as of its end in Beijing', async () => {
  const { live, params } = await openScripted((_, sent) => {
    const page = sent.includes('"PageNum":2') ? 2 : 1;
    return answerOf({
      TotalNum: 1001,
      TotalPage: 2,
      DataInfoList: [{ StreamName: `page-${page}`, TotalFlux: page * 1.5 }],
    });
  });
  expect(await live.stats.dayTraffic('2026-11-21')).toEqual({
    source: 'DescribeStreamDayPlayInfoList',
    at: Date.UTC(2026, 10, 21, 16) / 1000,
    stepS: DAY_S,
    delayS: 3 * 3600,
    value: [
      { name: 'page-2', fluxMB: 3 },
      { name: 'page-1', fluxMB: 1.5 },
    ],
  });
  expect(params).toEqual([1, 2].map((PageNum) => ({ DayTime: '2026-11-21', PageNum, PageSize: 1000 })));
});

test.each([
  ['2026-11-22', '2026-11-22 19:00'],
  ['2026-08-23', 'later day'],
  ['2026-02-30', 'Write a day'],
  ['2026-1-1', 'Write a day'],
  ['yesterday', 'Write a day'],
  ['2026-11-21T00:00:00Z', 'Write a day'],
])('the day %s is refused unsent, with the fix', async (day, fix) => {
  const { live, actions } = await openScripted(() => answerOf({}));
  const error = await botErrorOf(live.stats.dayTraffic(day));
  expect([error.code, error.did, actions]).toEqual(['bad-input', 'nothing', []]);
  expect(plainText(error.next)).toContain(fix);
});

test('yesterday is there at 03:00 in Beijing, not a second before', async () => {
  let clock = Date.UTC(2026, 10, 21, 18, 59, 59) / 1000;
  const answer = answerOf({ TotalNum: 0, TotalPage: 0, DataInfoList: [] });
  const { live } = await openScripted(() => answer, { now: () => clock });
  expect((await botErrorOf(live.stats.dayTraffic('2026-11-21'))).code).toBe('bad-input');
  clock += 1;
  expect((await live.stats.dayTraffic('2026-11-21')).value).toEqual([]);
});

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

test('bandwidth of more than a day, or of no figures yet, is refused unsent', async () => {
  const { live, actions } = await openScripted(() => answerOf({}));
  const wrong = [live.stats.bandwidth(now - DAY_S - 1, now), live.stats.bandwidth(now - 300, now)];
  const errors = await Promise.all(wrong.map(botErrorOf));
  expect(errors.map((error) => error.code)).toEqual(['bad-input', 'bad-input']);
  expect(actions).toEqual([]);
});
