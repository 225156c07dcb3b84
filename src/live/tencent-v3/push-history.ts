import { text } from '../../core/text.ts';
import type { Measured, PushPoint, StreamKey } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { readSlices, slicesOf } from '../tencent/slices.ts';
import { DAY_S, HOUR_S, readyWindow, type FigureLimits, type Window } from '../tencent/windows.ts';
import { pushHistoryAnswer, type PushHistoryRow } from './push-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime } from './times.ts';
import { totalBps } from './total-bps.ts';
import { figureParams } from './windows.ts';

const ACTION = 'DescribeStreamPushInfoList';

/** tencent-live 5.9: a row every 5 seconds, kept for a week. No delay is documented for it. */
const LIMITS: FigureLimits = {
  stepS: 5,
  delayS: 0,
  ageS: 7 * DAY_S,
  next: text`Ask for a time that begins at most 7 days ago.`,
};
/** tencent-live 5.9: at most 3 hours are advised. */
const SLICES = { spanS: 3 * HOUR_S, stepS: LIMITS.stepS };

/**
 * Every 5 seconds of the pushes of one stream, oldest first; absent while it was not pushed. Throws BotError `bad-input`
 * for a window that Tencent does not keep.
 */
export async function readPushHistory(
  stream: StreamKey,
  asked: Window,
  { client, now, log }: Pick<ReadOptions, 'client' | 'now' | 'log'>,
): Promise<Measured<readonly PushPoint[]>> {
  const window = readyWindow(asked, now(), LIMITS);
  const place = { StreamName: stream.name, PushDomain: stream.domain, AppName: stream.app };
  const { value } = await readSlices(slicesOf(window, SLICES), async (slice) => {
    const read = await client.read(ACTION, { ...place, ...figureParams(slice) }, pushHistoryAnswer);
    return { value: read.value.DataInfoList, at: read.at };
  });
  const points = namedRows(ACTION, value, pushPoint, log).toSorted((a, b) => a.at - b.at);
  const { stepS, delayS } = LIMITS;
  return { value: points, source: ACTION, at: window.to, stepS, delayS };
}

/** Of a row, only what is named here leaves the adapter: `StreamParam` holds a signature (tencent-live 5.9). */
function pushPoint(row: PushHistoryRow): PushPoint | undefined {
  const at = readTencentTime(row.Time);
  if (at === undefined) return undefined;
  return {
    at,
    fps: row.VideoFps,
    declaredFps: row.MateFps,
    videoBps: row.VideoRate,
    audioBps: row.AudioRate,
    totalBps: totalBps(row.VideoRate, row.AudioRate),
    declaredVideoBps: row.MetaVideoRate === undefined ? undefined : row.MetaVideoRate * 1000,
    resolution: row.Resolution,
    gopMs: row.GopSize,
    behindMs: behindMs(row),
    push: row.Sequence,
  };
}

/** Both count from the begin of the push (tencent-live 5.9). */
function behindMs({ LocalTs: local, VideoTs: video }: PushHistoryRow): number | undefined {
  return local === undefined || video === undefined ? undefined : local - video;
}
