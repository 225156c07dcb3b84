import { text } from '../../core/text.ts';
import type { Measured, PlayPoint, StreamName } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { readSlices, slicesOf } from '../tencent/slices.ts';
import { DAY_S, readyWindow, type FigureLimits, type Window } from '../tencent/windows.ts';
import { playHistoryAnswer, type PlayHistoryRow } from './play-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime } from './times.ts';
import { figureParams } from './windows.ts';

const ACTION = 'DescribeStreamPlayInfoList';

/** tencent-live 5.10: a minute is there four minutes later, and kept for a month. */
export const PLAY_HISTORY: FigureLimits = {
  stepS: 60,
  delayS: 4 * 60,
  ageS: 30 * DAY_S,
  next: text`Ask for a time that begins at most 30 days ago.`,
};
/** tencent-live 5.10 */
const SLICES = { spanS: DAY_S, stepS: PLAY_HISTORY.stepS };

/**
 * Plays minute by minute, oldest first, up to the newest minute that has figures; minutes without viewers may be absent.
 * Throws BotError `bad-input` for a window that Tencent does not keep or has no figures of yet.
 */
export async function readPlayHistory(
  name: StreamName | undefined,
  asked: Window,
  { client, now, log }: Pick<ReadOptions, 'client' | 'now' | 'log'>,
): Promise<Measured<readonly PlayPoint[]>> {
  const window = readyWindow(asked, now(), PLAY_HISTORY);
  const { value } = await readSlices(slicesOf(window, SLICES), async (slice) => {
    const params = { ...figureParams(slice), StreamName: name };
    const read = await client.read(ACTION, params, playHistoryAnswer);
    return { value: read.value.DataInfoList, at: read.at };
  });
  const points = namedRows(ACTION, value, playPoint, log).toSorted((a, b) => a.at - b.at);
  const { stepS, delayS } = PLAY_HISTORY;
  return { value: points, source: ACTION, at: window.to, stepS, delayS };
}

export function playPoint(row: PlayHistoryRow): PlayPoint | undefined {
  const at = readTencentTime(row.Time);
  if (at === undefined) return undefined;
  const { Online: viewers, Bandwidth: bandwidthMbps, Flux: fluxMB, Request: requests } = row;
  return { at, viewers, bandwidthMbps, fluxMB, requests };
}
