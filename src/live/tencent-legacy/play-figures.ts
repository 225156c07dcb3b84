import type { Measured, PlayFigures, PlayTotals, StreamName } from '../port.ts';
import type { Read } from '../tencent/client.ts';
import { readStats } from './live-stats.ts';
import type { ReadOptions } from './read-options.ts';
import { playAnswer, totalsAnswer, type PlayRow } from './stat-schemas.ts';

const ACTION = 'Get_LivePlayStat';

/** tencent-live 3.1: it changes every 60 seconds, so that it is true for a moment up to so long ago. */
const REFRESH_S = 60;
const fresh = { stepS: REFRESH_S, delayS: REFRESH_S } as const;

/** Viewers of every live stream, or of one, most first. */
export async function readPlays(
  name: StreamName | undefined,
  options: Pick<ReadOptions, 'client'>,
): Promise<Measured<readonly PlayFigures[]>> {
  const filter = name === undefined ? {} : { name };
  return playsOf(await readStats(ACTION, filter, playAnswer, options), ACTION);
}

/** The viewers of an answer to `source`; a name may be pushed more than once. */
export function playsOf(
  { value, at }: Read<readonly PlayRow[]>,
  source: string,
): Measured<readonly PlayFigures[]> {
  const sums = new Map<string, PlayFigures>();
  for (const { stream_name: name, online, bandwidth } of value) {
    const { viewers = 0, bandwidthMbps = 0 } = sums.get(name) ?? {};
    const sum = { viewers: viewers + online, bandwidthMbps: bandwidthMbps + bandwidth };
    sums.set(name, { name, ...sum, requests: undefined });
  }
  const figures = [...sums.values()].toSorted((a, b) => b.viewers - a.viewers);
  return { value: figures, source, at: at - REFRESH_S, ...fresh };
}

/** Viewers of the whole account, which the smallest page tells too. */
export async function readTotals({ client }: Pick<ReadOptions, 'client'>): Promise<Measured<PlayTotals>> {
  const { value, at } = await client.read(ACTION, { 'n.page_no': 1, 'n.page_size': 1 }, totalsAnswer);
  const { total_online: viewers, total_bandwidth: bandwidthMbps } = value;
  const totals = { viewers, bandwidthMbps, requests: undefined, domains: [] };
  return { value: totals, source: ACTION, at: at - REFRESH_S, ...fresh };
}
