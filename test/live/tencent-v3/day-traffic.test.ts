import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { botErrorOf } from '../../contracts/live.ts';
import { answerOf, openScripted } from './open-scripted.ts';

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
