import type { OnlineStream, PushEvent, StreamKey, Streams, UnixSeconds } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { unsupported } from './abilities.ts';
import { readBans } from './bans.ts';
import { overDomains } from './lists.ts';
import { allPages } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { eventAnswer, onlineAnswer, type EventRow, type OnlineRow } from './schemas.ts';
import { readState } from './state.ts';
import { streamKeyOf } from './stream-keys.ts';
import { readTencentTime } from './times.ts';
import { windowParams } from './windows.ts';

/** tencent-live 5.5: one big page in mainland, a loop on the international site; made for up to 20 000 streams. */
const ONLINE_PAGES = {
  mainland: { pageSize: 10_000, maxPages: 10 },
  intl: { pageSize: 100, maxPages: 1000 },
} as const;
/** tencent-live 5.6: only the first 10 000 rows are reachable. */
const EVENT_PAGES = { pageSize: 100, maxPages: 100 } as const;

export function createStreams(options: ReadOptions): Streams {
  return {
    state: (stream) => readState(stream, options),
    online: (filter) => readOnline(filter, options),
    events: (filter, from, to) => readEvents(filter, { from, to }, options),
    interrupted: () => unsupported('interrupted'),
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

async function readEvents(
  filter: Parameters<Streams['events']>[0],
  window: { readonly from: UnixSeconds; readonly to: UnixSeconds },
  { client, pushDomains, now, log }: ReadOptions,
): ReturnType<Streams['events']> {
  const action = 'DescribeLiveStreamEventList';
  const times = windowParams(window.from, window.to, now());
  // IsFilter 0: refused pushes too. A name is matched in part unless IsStrict is set (tencent-live 5.7).
  const named = filter.name === undefined ? {} : { StreamName: filter.name, IsStrict: 1 };
  const { value, at } = await overDomains(filter, pushDomains, (domain) => {
    const params = { ...times, DomainName: domain, AppName: filter.app, ...named, IsFilter: 0, IsAsc: 0 };
    return allPages(client, { action, params, schema: eventAnswer, ...EVENT_PAGES });
  });
  const rows = value.flatMap((page) => page.EventList);
  const events = namedRows(action, rows, pushEvent, log);
  return { value: events.toSorted((a, b) => b.to - a.to), source: action, at };
}

/** A push that was refused may lack one of its two moments. */
function pushEvent(row: EventRow): PushEvent | undefined {
  const stream = streamKeyOf(row.DomainName, row.AppName, row.StreamName);
  const began = readTencentTime(row.StreamStartTime);
  const ended = readTencentTime(row.StreamEndTime);
  const from = began ?? (ended === undefined ? undefined : ended - row.Duration);
  const to = ended ?? (began === undefined ? undefined : began + row.Duration);
  if (stream === undefined || from === undefined || to === undefined) return undefined;
  const { Duration: durationS, StopReason: stopReason, Resolution: resolution = '' } = row;
  return { stream, from, to, durationS, stopReason, resolution };
}
