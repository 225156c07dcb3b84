import { dayMs, floorInBeijing, minuteMs } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import type { Action } from './action.ts';
import { askedDeliveries, regionField, serviceField } from './asked-deliveries.ts';
import { fluxAnswer, granularityOf } from './flux-answer.ts';
import { fluxSamples } from './flux-samples.ts';
import { momentWindow, momentWindowFields } from './moment-window.ts';

const delayMs = 4 * minuteMs;

/** tencent-live 5.13: points of 5 minutes, hours or days, both ends included, with zeros where nothing was sent. */
export const describeBillBandwidthAndFluxList: Action = {
  name: 'DescribeBillBandwidthAndFluxList',
  fields: () => ({
    ...momentWindowFields(3 * 366 * dayMs),
    PlayDomains: { type: 'texts' },
    MainlandOrOversea: regionField,
    Granularity: { type: 'integer', byDefault: 5 },
    ServiceName: serviceField,
    RegionNames: { type: 'texts' },
  }),
  run(params, { world, nowMs }) {
    const spanMs = granularityOf(params);
    const window = momentWindow(params, (spanMs === 5 * minuteMs ? 1 : 31) * dayMs);
    const fromMs = floorInBeijing(window.startMs, spanMs);
    const untilMs = floorInBeijing(window.endMs, spanMs) + spanMs;
    const toMs = Math.min(untilMs - minuteMs, floorMinute(nowMs - delayMs));
    const playDomains = params.maybeTexts('PlayDomains');
    const deliveries = askedDeliveries(world, params, { fromMs, toMs, playDomains });
    return fluxAnswer(fluxSamples(deliveries, fromMs, toMs), spanMs, window);
  },
};
