import type { Measured, PushFigures, StreamFilter } from '../port.ts';
import type { Read } from '../tencent/client.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { readStats } from './live-stats.ts';
import type { ReadOptions } from './read-options.ts';
import { pushAnswer, type PushRow } from './stat-schemas.ts';
import { streamKeyOf } from './stream-keys.ts';

const ACTION = 'Get_LivePushStat';

/** tencent-live 3.1: it changes every 5 seconds. */
const REFRESH_S = 5;

/** What is being pushed now. */
export async function readPushes(
  filter: StreamFilter,
  options: ReadOptions,
): Promise<Measured<readonly PushFigures[]>> {
  return pushesOf(await readStats(ACTION, filter, pushAnswer, options), ACTION, filter, options);
}

/** The pushes of an answer to `source`. */
export function pushesOf(
  { value, at }: Read<readonly PushRow[]>,
  source: string,
  filter: StreamFilter,
  { defaults, log }: Pick<ReadOptions, 'defaults' | 'log'>,
): Measured<readonly PushFigures[]> {
  const figures = namedRows(source, value, (row) => pushFigures(row, filter, defaults), log);
  return { value: figures, source, at, stepS: REFRESH_S, delayS: 0 };
}

/** One speed is told, which we take as that of video and sound together (tencent-live 14 #20). */
function pushFigures(
  row: PushRow,
  filter: StreamFilter,
  defaults: ReadOptions['defaults'],
): PushFigures | undefined {
  const stream = streamKeyOf(row.stream_name, filter, defaults);
  return (
    stream && {
      stream,
      fps: row.fps,
      totalBps: row.speed,
      clientIp: row.client_ip,
      resolution: undefined,
      declaredFps: undefined,
      videoBps: undefined,
      audioBps: undefined,
      declaredVideoBps: undefined,
      videoCodec: undefined,
      audioCodec: undefined,
      beganText: undefined,
    }
  );
}
