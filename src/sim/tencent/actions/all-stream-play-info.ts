import { dayMs, minuteMs } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import type { Delivery } from '../world/deliveries.ts';
import type { Action } from './action.ts';
import { askedDeliveries } from './asked-deliveries.ts';
import { momentOf } from './moment-window.ts';
import { megabitsPerSecond, sumsBy } from './play-sums.ts';
import type { PlaySum } from './play-sums.ts';

const delayMs = 5 * minuteMs;

/** tencent-live 5.11: a row for each stream, rendition, protocol and domain; too young a minute has none. */
export const describeAllStreamPlayInfoList: Action = {
  name: 'DescribeAllStreamPlayInfoList',
  fields: () => ({
    QueryTime: { type: 'moment', required: true, maxAgeMs: 30 * dayMs },
    PlayDomains: { type: 'texts' },
  }),
  run(params, { world, nowMs }) {
    const fromMs = floorMinute(momentOf(params, 'QueryTime').ms);
    const asked = { fromMs, toMs: fromMs, playDomains: params.maybeTexts('PlayDomains') };
    const deliveries = fromMs <= nowMs - delayMs ? [...askedDeliveries(world, params, asked)] : [];
    const heads = new Map(deliveries.map((delivery) => [keyOf(delivery), delivery]));
    const DataInfoList = [...sumsBy(deliveries, keyOf)].flatMap(([key, sum]) => {
      const head = heads.get(key);
      return head ? [row(head, sum)] : [];
    });
    return { QueryTime: params.text('QueryTime'), DataInfoList };
  },
};

/** Rows tell no app: the same name in two apps is one row. */
function keyOf({ stream, rate, protocol, playDomain }: Delivery): string {
  return `${stream.name}/${rate}/${protocol}/${playDomain}`;
}

function row({ playDomain, stream, rate, protocol }: Delivery, sum: PlaySum) {
  return {
    PlayDomain: playDomain,
    StreamName: stream.name,
    Rate: rate,
    Protocol: protocol,
    Bandwidth: megabitsPerSecond(sum.bytes),
    Online: sum.online,
    Request: sum.requests,
  };
}
