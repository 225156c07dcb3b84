import { dayMs } from '../wire/times.ts';
import type { Action } from './action.ts';
import { askedDeliveries, regionField, serviceField } from './asked-deliveries.ts';
import { fluxAnswer, fluxWindow } from './flux-answer.ts';
import { fluxSamples, type FluxSample } from './flux-samples.ts';
import { momentWindowFields } from './moment-window.ts';
import { createMemory } from './remember.ts';

const remembered = createMemory<readonly FluxSample[]>();

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
    const window = fluxWindow(params, nowMs);
    const { fromMs, toMs } = window;
    const playDomains = params.maybeTexts('PlayDomains');
    const asked = { fromMs, toMs, playDomains };
    const samples = () => fluxSamples(askedDeliveries(world, params, asked), fromMs, toMs);
    const others = ['MainlandOrOversea', 'ServiceName'].map((name) => params.maybeText(name));
    return fluxAnswer(remembered(world, JSON.stringify([asked, others]), samples), window);
  },
};
