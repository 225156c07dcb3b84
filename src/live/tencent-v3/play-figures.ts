import { text } from '../../core/text.ts';
import type { Measured, PlayFigures, PlayPoint, StreamName } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { DAY_S, readyWindow, type FigureLimits, type Window } from '../tencent/windows.ts';
import { allPlaysAnswer, playHistoryAnswer, type AllPlaysRow, type PlayHistoryRow } from './play-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime, tencentTime } from './times.ts';
import { figureParams } from './windows.ts';

const MINUTE_S = 60;
/** Figures of a minute are there five minutes later (tencent-live 5.11). */
const PLAYS_DELAY_S = 5 * MINUTE_S;
/** tencent-live 5.10 */
const HISTORY: FigureLimits = {
  stepS: MINUTE_S,
  delayS: 4 * MINUTE_S,
  spanS: DAY_S,
  ageS: 30 * DAY_S,
  next: text`Ask for at most 24 hours, beginning at most 30 days ago.`,
};

/** Viewers of every stream in the newest minute that has figures, most first; none named means every play domain. */
export async function readPlays(
  name: StreamName | undefined,
  { client, now, playDomains }: Pick<ReadOptions, 'client' | 'now' | 'playDomains'>,
): Promise<Measured<readonly PlayFigures[]>> {
  const action = 'DescribeAllStreamPlayInfoList';
  const minute = wholeMinute(now() - PLAYS_DELAY_S);
  const domains = playDomains.length > 0 ? playDomains : undefined;
  const params = { QueryTime: tencentTime(minute), PlayDomains: domains };
  const { value } = await client.read(action, params, allPlaysAnswer);
  const at = readTencentTime(value.QueryTime) ?? minute;
  const rows = value.DataInfoList.filter((row) => (name ?? row.StreamName) === row.StreamName);
  return { value: sumByName(rows), source: action, at, stepS: MINUTE_S, delayS: PLAYS_DELAY_S };
}

/** One row per stream, rate, protocol and play domain (tencent-live 5.11). */
function sumByName(rows: readonly AllPlaysRow[]): readonly PlayFigures[] {
  const sums = new Map<string, PlayFigures>();
  for (const { StreamName: name, Online, Bandwidth, Request } of rows) {
    const { viewers = 0, bandwidthMbps = 0, requests = 0 } = sums.get(name) ?? {};
    sums.set(name, {
      name,
      viewers: viewers + Online,
      bandwidthMbps: bandwidthMbps + Bandwidth,
      requests: requests + Request,
    });
  }
  return [...sums.values()].toSorted((a, b) => b.viewers - a.viewers);
}

/**
 * Plays minute by minute, oldest first, up to the newest minute that has figures; minutes without viewers may be absent.
 * Throws BotError `bad-input` for a window that Tencent would refuse or has no figures of yet.
 */
export async function readPlayHistory(
  name: StreamName | undefined,
  asked: Window,
  { client, now, log }: Pick<ReadOptions, 'client' | 'now' | 'log'>,
): Promise<Measured<readonly PlayPoint[]>> {
  const action = 'DescribeStreamPlayInfoList';
  const window = readyWindow(asked, now(), HISTORY);
  const { value } = await client.read(
    action,
    { ...figureParams(window), StreamName: name },
    playHistoryAnswer,
  );
  const points = namedRows(action, value.DataInfoList, playPoint, log);
  const { stepS, delayS } = HISTORY;
  return { value: points.toSorted((a, b) => a.at - b.at), source: action, at: window.to, stepS, delayS };
}

function playPoint(row: PlayHistoryRow): PlayPoint | undefined {
  const at = readTencentTime(row.Time);
  if (at === undefined) return undefined;
  const { Online: viewers, Bandwidth: bandwidthMbps, Flux: fluxMB, Request: requests } = row;
  return { at, viewers, bandwidthMbps, fluxMB, requests };
}

const wholeMinute = (at: number) => at - (at % MINUTE_S);
