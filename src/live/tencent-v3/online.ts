import type { z } from 'zod';
import type { OnlineStream, Sourced, StreamFilter, StreamKey, TakeRows } from '../port.ts';
import { inParts } from '../tencent/in-parts.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { overDomains } from './lists.ts';
import { takeList } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { onlineAnswer, onlineRows, type OnlineRow } from './schemas.ts';
import { streamKeyOf } from './stream-keys.ts';
import { readTencentTime } from './times.ts';

const ACTION = 'DescribeLiveStreamOnlineList';

/**
 * One big page in mainland, a loop on the international site (tencent-live 5.5, 14 #18). The list is made for up to 20 000
 * streams, which are one page of 3 MB; beyond, pages come one by one, so that memory does not follow their number.
 */
const PAGES = {
  mainland: { pageSize: 20_000, maxPages: 15, atOnce: 1 },
  intl: { pageSize: 100, maxPages: 1000, atOnce: undefined },
} as const;

const rowsOf = ({ OnlineInfo }: z.infer<typeof onlineAnswer>) => OnlineInfo;

/** Everything on air, page by page; gives how many streams there were. Throws BotError. */
export async function takeOnline(
  filter: StreamFilter,
  take: TakeRows<OnlineStream>,
  { client, site, pushDomains, log }: ReadOptions,
): Promise<Sourced<number>> {
  const { atOnce, ...pages } = PAGES[site];
  const list = { action: ACTION, schema: onlineAnswer, rowsOf, ...pages };
  // A stream that moved over a page's edge between two reads stands on both pages.
  const told = new Set<string>();
  const takePart = (part: readonly unknown[]) => {
    const rows = client.checkPart(ACTION, part, onlineRows);
    const streams = namedRows(ACTION, rows, onlineStream, log);
    take(streams.filter(({ stream }) => isNew(told, pathOf(stream))));
  };
  const { at } = await overDomains(filter, pushDomains, (domain) => {
    const params = { DomainName: domain, AppName: filter.app, StreamName: filter.name };
    return takeList(client, { ...list, params }, (rows) => inParts(rows, takePart), atOnce);
  });
  return { value: told.size, source: ACTION, at };
}

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false;
  known.add(key);
  return true;
}

const pathOf = ({ domain, app, name }: StreamKey) => `${domain}/${app}/${name}`;

/** Several pushers of one name have a time each; the stream is on air since the first. */
function onlineStream(row: OnlineRow): OnlineStream | undefined {
  const stream = streamKeyOf(row.DomainName, row.AppName, row.StreamName);
  const times = row.PublishTimeList.flatMap((push) => readTencentTime(push.PublishTime) ?? []);
  const since = times.length > 0 ? Math.min(...times) : undefined;
  return stream && { stream, since };
}
