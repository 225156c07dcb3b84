import type { Measured, PushFigures, StreamFilter } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { overDomains } from './lists.ts';
import { allPages } from './paging.ts';
import { pushAnswer, type PushRow } from './push-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { streamKeyOf } from './stream-keys.ts';
import { totalBps } from './total-bps.ts';

const ACTION = 'DescribeLiveStreamPushInfoList';

/** tencent-live 5.8. The page size is always sent: left out it would be 200. */
const PAGES = {
  mainland: { pageSize: 100_000, maxPages: 1 },
  intl: { pageSize: 1000, maxPages: 100 },
} as const;

/** tencent-live 5.8: one call a minute is advised; the figures themselves change every 5 s (3.3). */
const REFRESH_S = 5;

/** What is being pushed now, all pages. */
export async function readPushes(
  filter: StreamFilter,
  { client, site, pushDomains, log }: ReadOptions,
): Promise<Measured<readonly PushFigures[]>> {
  const { value, at } = await overDomains(filter, pushDomains, (domain) => {
    const params = { PushDomain: domain, AppName: filter.app };
    return allPages(client, { action: ACTION, params, schema: pushAnswer, ...PAGES[site] });
  });
  // Tencent has no filter by name here (tencent-live 5.8).
  const rows = value
    .flatMap((page) => page.DataInfoList)
    .filter((row) => (filter.name ?? row.StreamName) === row.StreamName);
  const figures = namedRows(ACTION, rows, pushFigures, log);
  return { value: figures, source: ACTION, at, stepS: REFRESH_S, delayS: 0 };
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
      totalBps: totalBps(row.VideoSpeed, row.AudioSpeed),
      declaredVideoBps: row.MetaVideoSpeed,
      videoCodec: row.Vcodec,
      audioCodec: row.Acodec,
      beganText: row.BeginPushTime,
      clientIp: row.ClientIp,
    }
  );
}
