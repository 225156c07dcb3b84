import { dayMs, minuteMs } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import { figuresAt } from '../world/quality.ts';
import type { PushRun } from '../world/stream.ts';
import type { Action } from './action.ts';
import { regionField } from './asked-deliveries.ts';
import { fluxAnswer, fluxWindow } from './flux-answer.ts';
import { fluxSamples, type FluxSample } from './flux-samples.ts';
import { momentWindowFields } from './moment-window.ts';
import { createMemory } from './remember.ts';

const remembered = createMemory<readonly FluxSample[]>();

/** tencent-live 5.13: what encoders sent, in the shape of what was billed; two months are kept. Mainland only. */
export const describePushBandwidthAndFluxList: Action = {
  name: 'DescribePushBandwidthAndFluxList',
  offered: (traits) => traits.site === 'mainland',
  fields: () => ({
    ...momentWindowFields(62 * dayMs),
    PushDomains: { type: 'texts' },
    MainlandOrOversea: regionField,
    Granularity: { type: 'integer', byDefault: 5 },
    RegionNames: { type: 'texts' },
    CountryNames: { type: 'texts' },
  }),
  run(params, { world, nowMs }) {
    const window = fluxWindow(params, nowMs);
    const { fromMs, toMs } = window;
    const domains = params.maybeTexts('PushDomains');
    const isAsked = ({ stream }: PushRun) => domains?.includes(stream.domain) ?? true;
    const isAbroad = params.maybeText('MainlandOrOversea') === 'Oversea';
    const samples = () => {
      const runs = isAbroad ? [] : world.runs().filter(isAsked);
      return fluxSamples(
        runs.flatMap((run) => [...pushedMinutes(run, fromMs, toMs)]),
        fromMs,
        toMs,
      );
    };
    const key = JSON.stringify([fromMs, toMs, domains, isAbroad]);
    return fluxAnswer(remembered(world, key, samples), window);
  },
};

/** What one encoder sent, minute by minute, up to and including that of `toMs`. */
function* pushedMinutes(run: PushRun, fromMs: number, toMs: number) {
  const { beganMs, endedMs = Infinity } = run;
  const firstMs = floorMinute(Math.max(fromMs, beganMs));
  for (let minute = firstMs; minute <= Math.min(toMs, endedMs - 1); minute += minuteMs) {
    const begin = Math.max(minute, beganMs);
    const end = Math.min(minute + minuteMs, endedMs);
    const { videoBps, audioBps } = figuresAt(run, begin);
    const pretended = ((videoBps + audioBps) * (end - begin)) / 8000;
    yield { minuteMs: minute, bytes: run.measured?.bytesBetween(begin, end) ?? pretended };
  }
}
