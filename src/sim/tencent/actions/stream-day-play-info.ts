import { wrongValue } from '../wire/fields.ts';
import { dayMs, minuteMs, readBeijing } from '../wire/times.ts';
import type { Action } from './action.ts';
import { askedDeliveries, regionField, serviceField } from './asked-deliveries.ts';
import { pageFields, pageOf } from './paging.ts';
import { megabytes, sumsBy } from './play-sums.ts';
import type { PlaySum } from './play-sums.ts';
import { createMemory } from './remember.ts';

const remembered = createMemory<readonly (readonly [name: string, sum: PlaySum])[]>();

const maxAgeMs = 90 * dayMs;
const readyAfterMs = 3 * 60 * minuteMs;

/** tencent-live 5.13: a day of Beijing, ready at 03:00 of the next one; before, the list is empty. */
export const describeStreamDayPlayInfoList: Action = {
  name: 'DescribeStreamDayPlayInfoList',
  fields: () => ({
    DayTime: { type: 'text', required: true },
    PlayDomain: { type: 'text' },
    ...pageFields({ min: 100, max: 1000, byDefault: 1000 }, 1000),
    MainlandOrOversea: regionField,
    ServiceName: serviceField,
  }),
  run(params, { world, nowMs }) {
    const fromMs = dayStart(params.text('DayTime'), nowMs);
    const toMs = fromMs + dayMs - minuteMs;
    const isReady = nowMs >= fromMs + dayMs + readyAfterMs;
    const playDomain = params.maybeText('PlayDomain');
    const playDomains = playDomain === undefined ? undefined : [playDomain];
    const sums = () => {
      const deliveries = isReady ? askedDeliveries(world, params, { fromMs, toMs, playDomains }) : [];
      return [...sumsBy(deliveries, ({ stream }) => stream.name)];
    };
    const asked = ['PlayDomain', 'MainlandOrOversea', 'ServiceName'].map((name) => params.maybeText(name));
    const streams = remembered(world, JSON.stringify([fromMs, isReady, ...asked]), sums);
    const { rows, paging } = pageOf(streams, params);
    const DataInfoList = rows.map(([name, sum]) => ({ StreamName: name, TotalFlux: megabytes(sum.bytes) }));
    return { ...paging, DataInfoList };
  },
};

function dayStart(day: string, nowMs: number): number {
  const startMs = readBeijing(`${day} 00:00:00`);
  if (startMs === undefined) throw wrongValue('DayTime', 'must be a day of the form YYYY-MM-DD');
  if (startMs > nowMs) throw wrongValue('DayTime', 'must not lie in the future');
  if (startMs < nowMs - maxAgeMs) throw wrongValue('DayTime', 'is too long ago');
  return startMs;
}
