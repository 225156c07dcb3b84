import type { PushFigures, Sourced, StreamFilter } from '../port.ts';
import { namedRows, overDomains } from './lists.ts';
import { allPages } from './paging.ts';
import { pushAnswer, type PushRow } from './schemas.ts';
import { streamKeyOf } from './stream-keys.ts';
import type { ReadOptions } from './read-options.ts';

const ACTION = 'DescribeLiveStreamPushInfoList';

/** tencent-live 5.8. The page size is always sent: left out it would be 200. */
const PAGES = {
  mainland: { pageSize: 100_000, maxPages: 1 },
  intl: { pageSize: 1000, maxPages: 100 },
} as const;

/** What is being pushed now, all pages. */
export async function readPushes(
  filter: StreamFilter,
  { client, site, pushDomains, log }: ReadOptions,
): Promise<Sourced<readonly PushFigures[]>> {
  const { value, at } = await overDomains(filter, pushDomains, (domain) => {
    const params = { PushDomain: domain, AppName: filter.app };
    return allPages(client, { action: ACTION, params, schema: pushAnswer, ...PAGES[site] });
  });
  // Tencent has no filter by name here (tencent-live 5.8).
  const rows = value
    .flatMap((page) => page.DataInfoList)
    .filter((row) => (filter.name ?? row.StreamName) === row.StreamName);
  return { value: namedRows(ACTION, rows, pushFigures, log), source: ACTION, at };
}

function pushFigures(row: PushRow): PushFigures | undefined {
  const stream = streamKeyOf(row.PushDomain, row.AppName, row.StreamName);
  return (
    stream && {
      stream,
      resolution: row.Resolution,
      fps: row.VideoFps,
      declaredFps: row.MetaFps,
      videoBps: row.VideoSpeed,
      audioBps: row.AudioSpeed,
      declaredVideoBps: row.MetaVideoSpeed,
      videoCodec: row.Vcodec,
      audioCodec: row.Acodec,
      beganText: row.BeginPushTime,
    }
  );
}
