import { getChannelList, getLiveChannelList } from './interfaces/channel-lists.ts';
import { channelManager, getStatus, setStatus } from './interfaces/channel-status.ts';
import { getLivePlayStat, getLivePushStat, getLiveStat } from './interfaces/live-stats.ts';
import { queueGet } from './interfaces/queue-get.ts';
import { getLivePlayStatHistory, getLivePushStatHistory } from './interfaces/stat-history.ts';
import { tapeGetFilelist } from './interfaces/tape-files.ts';
import { tapeStart } from './interfaces/tape-start.ts';
import { tapeStop } from './interfaces/tape-stop.ts';
import type { LegacyHost, LegacyInterface } from './legacy-interface.ts';

/** Every interface that is called with GET; a new one is one more entry. */
const interfaces: readonly LegacyInterface[] = [
  getLiveStat,
  getLivePushStat,
  getLivePlayStat,
  getLivePushStatHistory,
  getLivePlayStatHistory,
  getStatus,
  setStatus,
  channelManager,
  getChannelList,
  getLiveChannelList,
  tapeStart,
  tapeStop,
  tapeGetFilelist,
  queueGet,
];

/** The interfaces of one host, by name. */
export function interfacesOf(host: LegacyHost): ReadonlyMap<string, LegacyInterface> {
  return new Map(interfaces.filter((one) => one.host === host).map((one) => [one.name, one]));
}
