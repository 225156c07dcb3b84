import type { z } from 'zod';
import type { Measured, PushFigures, StreamFilter } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { overDomains } from './lists.ts';
import { takeList } from './paging.ts';
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
  const figures: (readonly PushFigures[])[] = [];
  const takeRows = (rows: readonly PushRow[]) => {
    // Tencent has no filter by name here (tencent-live 5.8).
    const asked = rows.filter((row) => (filter.name ?? row.StreamName) === row.StreamName);
    figures.push(namedRows(ACTION, asked, pushFigures, log));
  };
  const { at } = await overDomains(filter, pushDomains, (domain) => {
    const params = { PushDomain: domain, AppName: filter.app };
    return takeList(client, { action: ACTION, params, schema: pushAnswer, rowsOf, ...PAGES[site] }, takeRows);
  });
  return { value: figures.flat(), source: ACTION, at, stepS: REFRESH_S, delayS: 0 };
}

const rowsOf = ({ DataInfoList }: z.infer<typeof pushAnswer>) => DataInfoList;

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
