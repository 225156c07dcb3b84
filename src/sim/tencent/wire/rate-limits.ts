import type { SimClock } from '../../clock.ts';
import { ApiError } from './api-error.ts';

export type Site = 'mainland' | 'intl';

// tencent-live 6: requests per second and account, mainland then international where they differ.
const perSecond: ReadonlyMap<string, readonly [mainland: number, intl: number]> = new Map([
  ['DescribeLiveStreamState', [300, 300]],
  ['ForbidLiveStream', [200, 200]],
  ['ResumeLiveStream', [100, 100]],
  ['DropLiveStream', [100, 100]],
  ['DescribeLiveForbidStreamList', [2, 100]],
  ['DescribeLiveStreamOnlineList', [80, 100]],
  ['DescribeLiveStreamPublishedList', [300, 300]],
  ['DescribeLiveStreamEventList', [300, 300]],
  ['DescribeLiveStreamPushInfoList', [500, 500]],
  ['DescribeLiveDomains', [200, 200]],
  ['DescribeStreamPushInfoList', [40, 40]],
  ['DescribeStreamPlayInfoList', [500, 500]],
  ['DescribeAllStreamPlayInfoList', [20, 20]],
  ['DescribeStreamDayPlayInfoList', [500, 500]],
  ['DescribeBillBandwidthAndFluxList', [100, 100]],
  ['DescribePlayErrorCodeDetailInfoList', [100, 100]],
  ['CreateRecordTask', [20, 20]],
  ['StopRecordTask', [20, 20]],
  ['DeleteRecordTask', [20, 20]],
  ['DescribeRecordTask', [20, 20]],
  ['CreateScreenshotTask', [20, 20]],
  ['CreateCommonMixStream', [200, 200]],
  ['CancelCommonMixStream', [100, 100]],
]);

const otherwise = 20;

/** How many calls of `action` one account may make in a second. */
export function budgetPerSecond(action: string, site: Site): number {
  const [mainland, intl] = perSecond.get(action) ?? [otherwise, otherwise];
  return site === 'mainland' ? mainland : intl;
}

/** Counts calls per action in whole seconds of the clock; the answer throws `RequestLimitExceeded`. */
export function createBudgets(clock: SimClock, site: Site): (action: string) => void {
  const spent = new Map<string, { second: number; calls: number }>();
  return (action) => {
    const second = Math.floor(clock.now() / 1000);
    const last = spent.get(action);
    const calls = last?.second === second ? last.calls + 1 : 1;
    spent.set(action, { second, calls });
    const limit = budgetPerSecond(action, site);
    if (calls > limit) {
      throw new ApiError('RequestLimitExceeded', `${action} takes ${limit} requests a second.`);
    }
  };
}
