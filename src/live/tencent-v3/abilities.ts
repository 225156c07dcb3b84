import { text } from '../../core/text.ts';
import type { Ability } from '../port.ts';
import { refuserOf, type AbilityTable } from '../tencent/ability-table.ts';
import type { Site } from './rates.ts';

/** Every ability of API 3.0 on the mainland site: its actions (tencent-live 1), or the reason why there is none. */
const MAINLAND: AbilityTable = {
  state: { calls: ['DescribeLiveStreamState'] },
  online: { calls: ['DescribeLiveStreamOnlineList'] },
  events: { calls: ['DescribeLiveStreamEventList'] },
  interrupted: { cannot: text`API 3.0 lists what was pushed by its ends and refusals, which says more.` },
  banned: { calls: ['DescribeLiveForbidStreamList'] },
  ban: { calls: ['ForbidLiveStream'] },
  unban: { calls: ['ResumeLiveStream'] },
  cut: { calls: ['DropLiveStream'] },
  now: {
    calls: ['DescribeLiveStreamPushInfoList', 'DescribeAllStreamPlayInfoList', 'DescribeStreamPlayInfoList'],
  },
  pushes: { calls: ['DescribeLiveStreamPushInfoList'] },
  pushHistory: { calls: ['DescribeStreamPushInfoList'] },
  plays: { calls: ['DescribeAllStreamPlayInfoList', 'DescribeStreamPlayInfoList'] },
  totals: { calls: ['DescribeLiveDomainPlayInfoList'] },
  playHistory: { calls: ['DescribeStreamPlayInfoList'] },
  playParts: { calls: ['DescribeAllStreamPlayInfoList'] },
  dayTraffic: { calls: ['DescribeStreamDayPlayInfoList'] },
  bandwidth: { calls: ['DescribeBillBandwidthAndFluxList'] },
  pushBandwidth: { calls: ['DescribePushBandwidthAndFluxList'] },
  playErrors: { calls: ['DescribePlayErrorCodeDetailInfoList'] },
  recordTasks: { calls: ['DescribeRecordTask'] },
  recordFiles: { calls: ['SearchMedia'] },
  startRecord: { calls: ['CreateRecordTask'] },
  stopRecord: { calls: ['StopRecordTask'] },
  recordFormat: { cannot: text`API 3.0 takes the format from the recording template.` },
  snapshotTasks: { calls: ['DescribeScreenshotTask'] },
  snapshotQueue: { cannot: text`API 3.0 has no queue of pictures: they are told by callback.` },
  takeSnapshot: { calls: ['CreateScreenshotTask'] },
  startMix: { calls: ['CreateCommonMixStream'] },
  stopMix: { calls: ['CancelCommonMixStream'] },
  callbackRecords: { calls: ['DescribeCallbackRecordsList'] },
};

/** By site: what the international one does not offer (tencent-live 14 (c)). */
export const V3_ABILITIES: Readonly<Record<Site, AbilityTable>> = {
  mainland: MAINLAND,
  intl: {
    ...MAINLAND,
    totals: { calls: ['DescribeAllStreamPlayInfoList'] },
    pushBandwidth: { cannot: text`The international site does not tell what encoders sent over a day.` },
    snapshotTasks: { cannot: text`The international site does not list the tasks that take snapshots.` },
    callbackRecords: { cannot: text`The international site keeps no record of the callbacks that it sent.` },
  },
};

/** Rejects with the reason of the site's table: for members of a port that it has no call for. */
export const unsupported = (site: Site, ability: Ability): Promise<never> =>
  refuserOf(V3_ABILITIES[site])(ability);
