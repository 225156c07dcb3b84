import { getChannelList, getLiveChannelList } from './interfaces/channel-lists.ts';
import { channelManager, getStatus, setStatus } from './interfaces/channel-status.ts';
import { getLivePlayStat, getLivePushStat, getLiveStat } from './interfaces/live-stats.ts';
import { getLivePlayStatHistory, getLivePushStatHistory } from './interfaces/stat-history.ts';
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
];

/** The interfaces of one host, by name. */
export function interfacesOf(host: LegacyHost): ReadonlyMap<string, LegacyInterface> {
  return new Map(interfaces.filter((one) => one.host === host).map((one) => [one.name, one]));
}
