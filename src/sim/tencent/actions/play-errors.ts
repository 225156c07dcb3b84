import { wrongValue } from '../wire/fields.ts';
import { dayMs, minuteMs, writeUtc } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import { requestsOf, type MinuteRequests } from '../world/failed-requests.ts';
import type { Action } from './action.ts';

const delayMs = 4 * minuteMs;

/** tencent-live 5.13: how many requests of viewers failed, by HTTP code and minute; a code that never came is absent. */
export const describePlayErrorCodeDetailInfoList: Action = {
  name: 'DescribePlayErrorCodeDetailInfoList',
  fields: () => ({
    StartTime: { type: 'utc', required: true, maxAgeMs: dayMs },
    EndTime: { type: 'utc', required: true, maxAgeMs: dayMs },
    Granularity: { type: 'integer', required: true, min: 1, max: 1 },
    StatType: { type: 'text', required: true, oneOf: ['4xx', '5xx', '4xx,5xx'] },
    PlayDomains: { type: 'texts' },
    MainlandOrOversea: { type: 'text', oneOf: ['Mainland', 'Oversea', 'China', 'Foreign', 'Global'] },
  }),
  run(params, { world, nowMs }) {
    const fromMs = params.number('StartTime');
    const endMs = params.number('EndTime');
    if (endMs <= fromMs) throw wrongValue('EndTime', 'must lie after StartTime');
    if (endMs - fromMs > dayMs) throw wrongValue('EndTime', 'is more than a day after StartTime');
    const isAbroad = ['Oversea', 'Foreign'].includes(params.maybeText('MainlandOrOversea') ?? '');
    const toMs = Math.min(endMs, floorMinute(nowMs - delayMs));
    const playDomains = params.maybeTexts('PlayDomains');
    const minutes = isAbroad ? [] : requestsOf(world, { fromMs, toMs, playDomains });
    const classes = params.text('StatType').split(',');
    const isAsked = (code: number) => classes.includes(`${Math.floor(code / 100)}xx`);
    const codes = [...new Set(minutes.flatMap(({ failed }) => [...failed.keys()]))].filter(isAsked);
    return { HttpCodeList: codes.toSorted((a, b) => a - b).map((code) => codeRow(code, minutes)) };
  },
};

function codeRow(code: number, minutes: readonly MinuteRequests[]) {
  const ValueList = minutes.flatMap(({ atMs, all, failed }) => {
    const Numbers = failed.get(code);
    return Numbers === undefined
      ? []
      : [{ Time: writeUtc(atMs), Numbers, Percentage: (100 * Numbers) / all }];
  });
  return { HttpCode: String(code), ValueList };
}
