import { text } from '../../core/text.ts';
import type { Measured, PlayPoint, StreamName } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { readTencentTime } from '../tencent/read-time.ts';
import { readSlices, slicesOf } from '../tencent/slices.ts';
import { DAY_S, HOUR_S, readyWindow, type FigureLimits, type Window } from '../tencent/windows.ts';
import { playHistoryAnswer, type PlayHistoryRow } from './history-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { figureParams } from './windows.ts';

const ACTION = 'Get_LivePlayStatHistory';

/** tencent-live 3.5. No delay is documented: that of the same figures on API 3.0 is taken (tencent-live 5.10). */
const LIMITS: FigureLimits = {
  stepS: 60,
  delayS: 4 * 60,
  ageS: 15 * DAY_S,
  next: text`Ask for a time that begins at most 15 days ago.`,
};
/** tencent-live 3.5: at most 2 hours are advised. */
const SLICES = { spanS: 2 * HOUR_S, stepS: LIMITS.stepS };

/**
 * Plays minute by minute, oldest first, of one stream or (no name) of the account, up to the newest minute that has figures.
 * Throws BotError `bad-input` for a window that Tencent does not keep or has no figures of yet.
 */
export async function readPlayHistory(
  name: StreamName | undefined,
  asked: Window,
  { client, now, log }: Pick<ReadOptions, 'client' | 'now' | 'log'>,
): Promise<Measured<readonly PlayPoint[]>> {
  const window = readyWindow(asked, now(), LIMITS);
  const { value } = await readSlices(slicesOf(window, SLICES), (slice) =>
    client.read(ACTION, { ...figureParams(slice), 's.stream_id': name }, playHistoryAnswer),
  );
  const points = namedRows(ACTION, value, playPoint, log).toSorted((a, b) => a.at - b.at);
  const { stepS, delayS } = LIMITS;
  return { value: points, source: ACTION, at: window.to, stepS, delayS };
}

function playPoint({ time, online, bandwidth, flux }: PlayHistoryRow): PlayPoint | undefined {
  const at = readTencentTime(time);
  if (at === undefined) return undefined;
  return { at, viewers: online, bandwidthMbps: bandwidth, fluxMB: flux, requests: undefined };
}
