import type { OnlineStream, StreamKey, Streams } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { unsupported } from './abilities.ts';
import { readBans } from './bans.ts';
import { readEvents } from './events.ts';
import { overDomains } from './lists.ts';
import { allPages } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { onlineAnswer, type OnlineRow } from './schemas.ts';
import { readState } from './state.ts';
import { streamKeyOf } from './stream-keys.ts';
import { readTencentTime } from './times.ts';

/** One big page in mainland, a loop on the international site (tencent-live 5.5, 14 #18); made for up to 20 000 streams. */
const ONLINE_PAGES = {
  mainland: { pageSize: 100_000, maxPages: 3 },
  intl: { pageSize: 100, maxPages: 1000 },
} as const;

export function createStreams(options: ReadOptions): Streams {
  return {
    state: (stream) => readState(stream, options),
    online: (filter) => readOnline(filter, options),
    events: (filter, from, to) => readEvents(filter, { from, to }, options),
    interrupted: () => unsupported(options.site, 'interrupted'),
    banned: (name) => readBans(name, options),
  };
}

async function readOnline(
  filter: Parameters<Streams['online']>[0],
  { client, site, pushDomains, log }: ReadOptions,
): ReturnType<Streams['online']> {
  const action = 'DescribeLiveStreamOnlineList';
  const { value, at } = await overDomains(filter, pushDomains, (domain) => {
    const params = { DomainName: domain, AppName: filter.app, StreamName: filter.name };
    return allPages(client, { action, params, schema: onlineAnswer, ...ONLINE_PAGES[site] });
  });
  const rows = value.flatMap((page) => page.OnlineInfo);
  return { value: onceEach(namedRows(action, rows, onlineStream, log)), source: action, at };
}

/** A stream that moved over a page's edge between two reads stands on both pages. */
function onceEach(streams: readonly OnlineStream[]): readonly OnlineStream[] {
  return [...new Map(streams.map((online) => [pathOf(online.stream), online])).values()];
}

const pathOf = ({ domain, app, name }: StreamKey) => `${domain}/${app}/${name}`;

/** Several pushers of one name have a time each; the stream is on air since the first. */
function onlineStream(row: OnlineRow): OnlineStream | undefined {
  const stream = streamKeyOf(row.DomainName, row.AppName, row.StreamName);
  const times = row.PublishTimeList.flatMap((push) => readTencentTime(push.PublishTime) ?? []);
  const since = times.length > 0 ? Math.min(...times) : undefined;
  return stream && { stream, since };
}
