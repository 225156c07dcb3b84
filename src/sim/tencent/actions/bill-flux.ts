import { wrongValue } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { dayMs, floorInBeijing, minuteMs, writeMoment } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import type { Action } from './action.ts';
import { askedDeliveries, regionField, serviceField } from './asked-deliveries.ts';
import { busiest, fluxSamples, percentile95 } from './flux-samples.ts';
import type { FluxSample } from './flux-samples.ts';
import type { MomentWindow } from './moment-window.ts';
import { momentWindow, momentWindowFields } from './moment-window.ts';
import { megabytes } from './play-sums.ts';

const delayMs = 4 * minuteMs;
const granularities = [5, 60, 1440];

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
    return bill(fluxSamples(deliveries, fromMs, toMs), spanMs, window);
  },
};

/** Milliseconds. */
function granularityOf(params: Params): number {
  const minutes = params.number('Granularity');
  if (!granularities.includes(minutes)) throw wrongValue('Granularity', 'must be 5, 60 or 1440');
  return minutes * minuteMs;
}

function bill(samples: readonly FluxSample[], spanMs: number, { form }: MomentWindow) {
  const time = (sample: FluxSample | undefined) => (sample ? writeMoment(sample.atMs, form) : '');
  const peak = busiest(samples);
  const p95 = percentile95(samples);
  const starts = [...new Set(samples.map(({ atMs }) => floorInBeijing(atMs, spanMs)))];
  return {
    PeakBandwidthTime: time(peak),
    PeakBandwidth: peak?.mbps ?? 0,
    P95PeakBandwidthTime: time(p95),
    P95PeakBandwidth: p95?.mbps ?? 0,
    SumFlux: fluxOf(samples),
    DataInfoList: starts.map((start) => {
      const own = samples.filter(({ atMs }) => atMs >= start && atMs < start + spanMs);
      const top = busiest(own);
      return {
        Time: writeMoment(start, form),
        Bandwidth: top?.mbps ?? 0,
        Flux: fluxOf(own),
        PeakTime: time(top),
      };
    }),
  };
}

function fluxOf(samples: readonly FluxSample[]): number {
  return megabytes(samples.reduce((sum, { bytes }) => sum + bytes, 0));
}
