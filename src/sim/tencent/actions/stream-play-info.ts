import { ApiError } from '../wire/api-error.ts';
import { dayMs, minuteMs, writeMoment } from '../wire/times.ts';
import { floorMinute } from '../world/deliveries.ts';
import type { Action } from './action.ts';
import { askedDeliveries, serviceField } from './asked-deliveries.ts';
import { momentWindow, momentWindowFields } from './moment-window.ts';
import { megabitsPerSecond, megabytes, sumsBy } from './play-sums.ts';
import type { PlaySum } from './play-sums.ts';
import { createMemory } from './remember.ts';

const remembered = createMemory<readonly (readonly [minuteMs: number, sum: PlaySum])[]>();

const delayMs = 4 * minuteMs;

/**
 * tencent-live 5.10. Minutes without viewers, and those that are younger than 4 minutes, are absent, as one is in
 * Tencent's own sample answer. `AppName` needs a ticket that this account does not have.
 */
export const describeStreamPlayInfoList: Action = {
  name: 'DescribeStreamPlayInfoList',
  fields: () => ({
    ...momentWindowFields(30 * dayMs),
    PlayDomain: { type: 'text' },
    StreamName: { type: 'text' },
    AppName: { type: 'text' },
    ServiceName: serviceField,
  }),
  run(params, { world, nowMs }) {
    const { startMs, endMs, form } = momentWindow(params, dayMs);
    if (params.maybeText('AppName') !== undefined) {
      throw new ApiError('InvalidParameter', 'AppName is not open to this account.');
    }
    const playDomain = params.maybeText('PlayDomain');
    const asked = {
      fromMs: startMs,
      toMs: Math.min(endMs, floorMinute(nowMs - delayMs)),
      name: params.maybeText('StreamName'),
      playDomains: playDomain === undefined ? undefined : [playDomain],
    };
    const sums = () => [...sumsBy(askedDeliveries(world, params, asked), (delivery) => delivery.minuteMs)];
    const minutes = remembered(world, JSON.stringify([asked, params.maybeText('ServiceName')]), sums);
    const DataInfoList = minutes
      .toSorted(([a], [b]) => a - b)
      .map(([minute, sum]) => ({
        Time: writeMoment(minute, form),
        Bandwidth: megabitsPerSecond(sum.bytes),
        Flux: megabytes(sum.bytes),
        Request: sum.requests,
        Online: sum.online,
      }));
    return { DataInfoList };
  },
};
