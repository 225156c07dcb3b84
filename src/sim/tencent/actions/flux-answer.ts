import { wrongValue } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { dayMs, floorInBeijing, minuteMs, writeMoment } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import { busiest, percentile95 } from './flux-samples.ts';
import type { FluxSample } from './flux-samples.ts';
import { momentWindow } from './moment-window.ts';
import type { MomentWindow } from './moment-window.ts';
import { megabytes } from './play-sums.ts';

const granularities = [5, 60, 1440];

export interface FluxWindow extends MomentWindow {
  /** Of one row. */
  readonly spanMs: number;
  readonly fromMs: number;
  /** The last minute that is counted. */
  readonly toMs: number;
}

const delayMs = 4 * minuteMs;

/** What is asked for in whole rows, as far as it is counted; throws `InvalidParameterValue`. */
export function fluxWindow(params: Params, nowMs: number): FluxWindow {
  const spanMs = granularityOf(params);
  const window = momentWindow(params, (spanMs === 5 * minuteMs ? 1 : 31) * dayMs);
  const untilMs = floorInBeijing(window.endMs, spanMs) + spanMs;
  return {
    ...window,
    spanMs,
    fromMs: floorInBeijing(window.startMs, spanMs),
    toMs: Math.min(untilMs - minuteMs, floorMinute(nowMs - delayMs)),
  };
}

/** Milliseconds. */
function granularityOf(params: Params): number {
  const minutes = params.number('Granularity');
  if (!granularities.includes(minutes)) throw wrongValue('Granularity', 'must be 5, 60 or 1440');
  return minutes * minuteMs;
}

/** Peak, 95th percentile, sum and a row for every span, as both lists of bandwidth and flux are (tencent-live 5.13). */
export function fluxAnswer(samples: readonly FluxSample[], { spanMs, form }: FluxWindow) {
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
