import type { DomainName, Measured, PlayFigures, StreamName } from '../port.ts';
import type { Read } from './client.ts';
import { PLAY_HISTORY } from './play-history.ts';
import { allPlaysAnswer, playHistoryAnswer, type AllPlaysRow, type PlayHistoryRow } from './play-schemas.ts';
import { sumOf, sumsBy } from './play-sums.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime, tencentTime } from './times.ts';
import { timeParams } from './windows.ts';

export type PlayOptions = Pick<ReadOptions, 'client' | 'now' | 'playDomains'>;

const ONE = 'DescribeStreamPlayInfoList';
const ALL = 'DescribeAllStreamPlayInfoList';

/** Figures of a minute are there five minutes later (tencent-live 5.11). */
export const ALL_PLAYS = { stepS: 60, delayS: 5 * 60 } as const;

/** tencent-live 5.10: the last point of this time is what there is now. */
const LOOK_BACK_S = 10 * 60;

/** Viewers of one stream or of every one in the newest minute that has figures, most first. */
export function readPlays(
  name: StreamName | undefined,
  options: PlayOptions,
): Promise<Measured<readonly PlayFigures[]>> {
  return name === undefined ? readAll(options) : readOne(name, options);
}

async function readAll(options: PlayOptions): Promise<Measured<readonly PlayFigures[]>> {
  const { value, at } = await readAllRows(options);
  const sums = sumsBy(value, ({ StreamName }) => StreamName);
  return { value: sums.map(([name, sum]) => ({ name, ...sum })), source: ALL, at, ...ALL_PLAYS };
}

/** One row per stream, rate, protocol and play domain (tencent-live 5.11), and the minute that they are of. */
export async function readAllRows({
  client,
  now,
  playDomains,
}: PlayOptions): Promise<Read<readonly AllPlaysRow[]>> {
  const minute = wholeMinute(now() - ALL_PLAYS.delayS);
  const domains = playDomains.length > 0 ? playDomains : undefined;
  const params = { QueryTime: tencentTime(minute), PlayDomains: domains };
  const { value } = await client.read(ALL, params, allPlaysAnswer);
  return { value: value.DataInfoList, at: readTencentTime(value.QueryTime) ?? minute };
}

/** Nobody watched when no play domain has a point of the last minutes: an empty list, true for the newest of them. */
async function readOne(
  name: StreamName,
  { client, now, playDomains }: PlayOptions,
): Promise<Measured<readonly PlayFigures[]>> {
  const { stepS, delayS } = PLAY_HISTORY;
  const times = timeParams({ from: now() - LOOK_BACK_S, to: now() - delayS });
  const readDomain = async (PlayDomain: DomainName | undefined) => {
    const params = { ...times, StreamName: name, PlayDomain };
    return (await client.read(ONE, params, playHistoryAnswer)).value.DataInfoList;
  };
  const rows = await Promise.all(
    playDomains.length > 0 ? playDomains.map(readDomain) : [readDomain(undefined)],
  );
  const last = lastMinute(rows.flat());
  const at = readTencentTime(last[0]?.Time) ?? wholeMinute(now() - delayS);
  const value = last.length === 0 ? [] : [{ name, ...sumOf(last) }];
  return { value, source: ONE, at, stepS, delayS };
}

/** The rows of the newest minute, one for each play domain that was asked. */
function lastMinute(rows: readonly PlayHistoryRow[]): readonly PlayHistoryRow[] {
  const newest = rows.reduce((last, { Time }) => (Time > last ? Time : last), '');
  return rows.filter(({ Time }) => Time === newest);
}

const wholeMinute = (at: number) => at - (at % ALL_PLAYS.stepS);
