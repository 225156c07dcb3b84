export type Site = 'mainland' | 'intl';

/** Calls per second and account: mainland, then international where it differs (tencent-live 6). */
const RATES: ReadonlyMap<string, readonly [number, number?]> = new Map([
  ['DescribeLiveStreamState', [300]],
  ['ForbidLiveStream', [200]],
  ['ResumeLiveStream', [100]],
  ['DropLiveStream', [100]],
  ['DescribeLiveForbidStreamList', [2, 100]],
  ['DescribeLiveStreamOnlineList', [80, 100]],
  ['DescribeLiveStreamPublishedList', [300]],
  ['DescribeLiveStreamEventList', [300]],
  ['DescribeLiveStreamPushInfoList', [500]],
  ['DescribeStreamPushInfoList', [40]],
  ['DescribeStreamPlayInfoList', [500]],
  ['DescribeAllStreamPlayInfoList', [20]],
  ['DescribeStreamDayPlayInfoList', [500]],
  ['DescribeBillBandwidthAndFluxList', [100]],
  ['DescribePlayErrorCodeDetailInfoList', [100]],
  ['DescribeTopClientIpSumInfoList', [100]],
  ['DescribeVisitTopSumInfoList', [100]],
  ['DescribeProvinceIspPlayInfoList', [200]],
  ['DescribeConcurrentRecordStreamNum', [200]],
  ['DescribeScreenShotSheetNumList', [100]],
  ['CreateCommonMixStream', [200]],
  ['CancelCommonMixStream', [100]],
  ['DescribeLiveDomains', [200]],
  ['AddDelayLiveStream', [200]],
  ['ResumeDelayLiveStream', [200]],
  ['DescribeLiveDelayInfoList', [10, 500]],
  ['DescribeLivePushAuthKey', [500]],
  ['DescribeLivePlayAuthKey', [500]],
]);

/** Record and screenshot tasks, and every action without a known rate (tencent-live 6). */
const OTHER_RATE = 20;

/** The published calls per second of an action. */
export function rateOf(action: string, site: Site): number {
  const [mainland, intl] = RATES.get(action) ?? [OTHER_RATE];
  return site === 'intl' ? (intl ?? mainland) : mainland;
}
