import { text } from '../../core/text.ts';
import { refuserOf, type AbilityTable } from '../tencent/ability-table.ts';

/** Every ability of the 2.0 API: its interfaces (tencent-live 1), or the reason why there is none. */
export const LEGACY_ABILITIES: AbilityTable = {
  state: { calls: ['Live_Channel_GetStatus'] },
  online: { calls: ['Live_Channel_GetLiveChannelList'] },
  events: { cannot: text`The 2.0 API does not tell when pushes began and ended.` },
  interrupted: { calls: ['Live_Channel_GetChannelList'] },
  banned: { calls: ['Live_Channel_GetChannelList'] },
  ban: { calls: ['channel_manager'] },
  unban: { calls: ['Live_Channel_SetStatus'] },
  cut: { calls: ['Live_Channel_SetStatus'] },
  now: { calls: ['Get_LiveStat'] },
  pushes: { calls: ['Get_LivePushStat'] },
  pushHistory: { calls: ['Get_LivePushStatHistory'] },
  plays: { calls: ['Get_LivePlayStat'] },
  totals: { calls: ['Get_LivePlayStat'] },
  playHistory: { calls: ['Get_LivePlayStatHistory'] },
  playParts: { cannot: text`The 2.0 API does not tell plays by play domain and protocol.` },
  dayTraffic: { cannot: text`The 2.0 API has no list of traffic by stream.` },
  bandwidth: { calls: ['Get_LivePlayStatHistory'] },
  pushBandwidth: { cannot: text`The 2.0 API does not tell what encoders sent over a day.` },
  playErrors: { cannot: text`The 2.0 API does not tell which requests of viewers failed.` },
  recordTasks: { cannot: text`The 2.0 API has no list of recording tasks.` },
  recordFiles: { calls: ['Live_Tape_GetFilelist'] },
  startRecord: { calls: ['Live_Tape_Start'] },
  stopRecord: { calls: ['Live_Tape_Stop'] },
  recordFormat: { calls: ['Live_Tape_Start'] },
  snapshotTasks: { cannot: text`The 2.0 API has no tasks for snapshots: it fills a queue of pictures.` },
  snapshotQueue: { calls: ['Live_Queue_Get'] },
  takeSnapshot: { cannot: text`The 2.0 API takes snapshots only as the account is set up, not on demand.` },
  startMix: { calls: ['mix_streamv2.start_mix_stream_advanced'] },
  stopMix: { calls: ['mix_streamv2.cancel_mix_stream'] },
  callbackRecords: { cannot: text`The 2.0 API keeps no record of the callbacks that it sent.` },
};

/** Rejects with the reason of the table: for members of a port that this API has no interface for. */
export const unsupported = refuserOf(LEGACY_ABILITIES);
