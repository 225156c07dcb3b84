import { megabitsPerSecond, megabytes, sumOf, sumsBy } from '../../actions/play-sums.ts';
import { pushMoments } from '../../actions/push-quality.ts';
import { dayMs, minuteMs, writeBeijing } from '../../wire/times.ts';
import { deliveriesOf, floorMinute } from '../../world/deliveries.ts';
import { fits } from '../../world/stream.ts';
import type { LegacyInterface } from '../legacy-interface.ts';
import { pushColumns } from '../push-columns.ts';
import { unixWindow, unixWindowFields } from '../unix-window.ts';

/** tencent-live 3.4: a row for every 5 s of each push of the name. */
export const getLivePushStatHistory: LegacyInterface = {
  name: 'Get_LivePushStatHistory',
  host: 'statcgi',
  fields: { ...unixWindowFields, 'Param.s.stream_id': { type: 'text', required: true } },
  run(params, { world, nowMs }) {
    const { startMs, endMs } = unixWindow(params, nowMs, 3 * dayMs);
    const name = params.text('Param.s.stream_id');
    const runs = world.runs().filter(({ stream }) => fits(stream, { name }));
    const moments = runs.flatMap((run) => pushMoments(run, startMs, endMs).map((atMs) => ({ run, atMs })));
    const rows = moments
      .toSorted((a, b) => a.atMs - b.atMs)
      .map(({ run, atMs }) => ({ time: writeBeijing(atMs), ...pushColumns(run, atMs) }));
    return { stream_info: rows };
  },
};

/** tencent-live 3.5: a row for every whole minute with viewers; the sum is always there. */
export const getLivePlayStatHistory: LegacyInterface = {
  name: 'Get_LivePlayStatHistory',
  host: 'statcgi',
  fields: {
    ...unixWindowFields,
    'Param.s.stream_id': { type: 'text' },
    'Param.s.domain': { type: 'text' },
  },
  run(params, { world, nowMs }) {
    const { startMs, endMs } = unixWindow(params, nowMs, 15 * dayMs);
    const name = params.maybeText('Param.s.stream_id');
    const domain = params.maybeText('Param.s.domain');
    const runs = world.runs().filter(({ stream }) => fits(stream, { name }));
    const domains = world.playDomains.filter((one) => one === (domain ?? one));
    const lastMs = Math.min(endMs, floorMinute(nowMs) - minuteMs);
    const deliveries = [...deliveriesOf(runs, world, startMs, lastMs)].filter((delivery) =>
      domains.includes(delivery.playDomain),
    );
    const minutes = [...sumsBy(deliveries, (delivery) => delivery.minuteMs)];
    const stat_info = minutes
      .toSorted(([a], [b]) => a - b)
      .map(([minute, { bytes, online }]) => ({
        time: writeBeijing(minute),
        bandwidth: megabitsPerSecond(bytes),
        online,
        flux: megabytes(bytes),
      }));
    const sum_info = { sum_flux: megabytes(sumOf(deliveries).bytes) };
    return { stat_info, sum_info, domain, stream_id: name };
  },
};
