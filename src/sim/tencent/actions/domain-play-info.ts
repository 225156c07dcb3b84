import { minuteMs, writeBeijing } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import type { Delivery } from '../world/deliveries.ts';
import type { Action } from './action.ts';
import { askedDeliveries } from './asked-deliveries.ts';
import { megabitsPerSecond, megabytes, sumOf } from './play-sums.ts';

const delayMs = 4 * minuteMs;

/** tencent-live 5.12: the minute of four minutes ago, for each play domain. */
export const describeLiveDomainPlayInfoList: Action = {
  name: 'DescribeLiveDomainPlayInfoList',
  offered: (traits) => traits.site === 'mainland',
  fields: () => ({ PlayDomains: { type: 'texts' } }),
  run(params, { world, nowMs }) {
    const minute = floorMinute(nowMs - delayMs);
    const asked = params.maybeTexts('PlayDomains') ?? world.playDomains;
    const domains = world.playDomains.filter((domain) => asked.includes(domain));
    const minutes = { fromMs: minute, toMs: minute, playDomains: domains };
    const deliveries = [...askedDeliveries(world, params, minutes)];
    const total = figures(deliveries);
    return {
      Time: writeBeijing(minute),
      TotalBandwidth: total.Bandwidth,
      TotalFlux: total.Flux,
      TotalRequest: total.Request,
      TotalOnline: total.Online,
      DomainInfoList: domains.map((domain) => ({
        Domain: domain,
        DetailInfoList: detailsOf(deliveries.filter(({ playDomain }) => playDomain === domain)),
      })),
    };
  },
};

/** Everybody sits in the mainland; the other row is there all the same. */
function detailsOf(deliveries: readonly Delivery[]) {
  return [
    { MainlandOrOversea: 'Mainland', ...figures(deliveries) },
    { MainlandOrOversea: 'Oversea', ...figures([]) },
  ];
}

function figures(deliveries: readonly Delivery[]) {
  const { bytes, online, requests } = sumOf(deliveries);
  return {
    Bandwidth: megabitsPerSecond(bytes),
    Flux: megabytes(bytes),
    Online: online,
    Request: requests,
  };
}
