import { text } from '../../core/text.ts';
import type { Measured, PushPoint, StreamKey } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { readTencentTime } from '../tencent/read-time.ts';
import { readSlices, slicesOf } from '../tencent/slices.ts';
import { DAY_S, HOUR_S, readyWindow, type FigureLimits, type Window } from '../tencent/windows.ts';
import { pushHistoryAnswer, type PushHistoryRow } from './history-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { figureParams } from './windows.ts';

const ACTION = 'Get_LivePushStatHistory';

/** tencent-live 3.4: a row every 5 seconds, kept for 3 days. No delay is documented for it. */
const LIMITS: FigureLimits = {
  stepS: 5,
  delayS: 0,
  ageS: 3 * DAY_S,
  next: text`Ask for a time that begins at most 3 days ago.`,
};
/** tencent-live 3.4: at most 2 hours are advised. */
const SLICES = { spanS: 2 * HOUR_S, stepS: LIMITS.stepS };

/**
 * Every 5 seconds of the pushes of one name, oldest first; absent while it was not pushed. Throws BotError `bad-input` for a
 * window that Tencent does not keep.
 */
export async function readPushHistory(
  { name }: Pick<StreamKey, 'name'>,
  asked: Window,
  { client, now, log }: Pick<ReadOptions, 'client' | 'now' | 'log'>,
): Promise<Measured<readonly PushPoint[]>> {
  const window = readyWindow(asked, now(), LIMITS);
  const { value } = await readSlices(slicesOf(window, SLICES), async (slice) => {
    const params = { ...figureParams(slice), 's.stream_id': name };
    const read = await client.read(ACTION, params, pushHistoryAnswer);
    return { value: read.value.stream_info, at: read.at };
  });
  const points = namedRows(ACTION, value, pushPoint, log).toSorted((a, b) => a.at - b.at);
  const { stepS, delayS } = LIMITS;
  return { value: points, source: ACTION, at: window.to, stepS, delayS };
}

/** One speed is told, which we take as that of video and sound together (tencent-live 14 #20). */
function pushPoint({ time, fps, speed }: PushHistoryRow): PushPoint | undefined {
  const at = readTencentTime(time);
  if (at === undefined) return undefined;
  return {
    at,
    fps,
    totalBps: speed,
    declaredFps: undefined,
    videoBps: undefined,
    audioBps: undefined,
    declaredVideoBps: undefined,
    resolution: undefined,
    gopMs: undefined,
    behindMs: undefined,
    push: undefined,
  };
}
