import { text } from '../../core/text.ts';
import { refuserOf, type AbilityTable } from '../tencent/ability-table.ts';

const soon = text`This version of Tallylight cannot do it on API 3.0 yet.`;

/** Every ability of API 3.0: its actions (tencent-live 1), or the reason why there is none. */
export const V3_ABILITIES: AbilityTable = {
  state: { calls: ['DescribeLiveStreamState'] },
  online: { calls: ['DescribeLiveStreamOnlineList'] },
  events: { calls: ['DescribeLiveStreamEventList'] },
  interrupted: { cannot: text`API 3.0 lists what was pushed by its ends and refusals, which says more.` },
  banned: { calls: ['DescribeLiveForbidStreamList'] },
  ban: { calls: ['ForbidLiveStream'] },
  unban: { calls: ['ResumeLiveStream'] },
  cut: { calls: ['DropLiveStream'] },
  now: { calls: ['DescribeLiveStreamPushInfoList', 'DescribeAllStreamPlayInfoList'] },
  pushes: { calls: ['DescribeLiveStreamPushInfoList'] },
  pushHistory: { calls: ['DescribeStreamPushInfoList'] },
  plays: { calls: ['DescribeAllStreamPlayInfoList', 'DescribeStreamPlayInfoList'] },
  totals: { calls: ['DescribeLiveDomainPlayInfoList'] },
  playHistory: { calls: ['DescribeStreamPlayInfoList'] },
  dayTraffic: { calls: ['DescribeStreamDayPlayInfoList'] },
  bandwidth: { calls: ['DescribeBillBandwidthAndFluxList'] },
  recordTasks: { calls: ['DescribeRecordTask'] },
  recordFiles: { cannot: soon },
  startRecord: { calls: ['CreateRecordTask'] },
  stopRecord: { calls: ['StopRecordTask'] },
  recordFormat: { cannot: text`API 3.0 takes the format from the recording template.` },
  snapshotTasks: { cannot: soon },
  snapshotQueue: { cannot: text`API 3.0 has no queue of pictures: they are told by callback.` },
  takeSnapshot: { cannot: soon },
  startMix: { cannot: soon },
  stopMix: { cannot: soon },
  callbackRecords: { cannot: soon },
};

/** Rejects with the reason of the table: for members of a port that this API has no call for. */
export const unsupported = refuserOf(V3_ABILITIES);
