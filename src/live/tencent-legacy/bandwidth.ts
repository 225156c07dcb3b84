import type { Bandwidth, Measured, PlayPoint } from '../port.ts';
import type { Window } from '../tencent/windows.ts';
import { readPlayHistory } from './play-history.ts';
import type { ReadOptions } from './read-options.ts';

/**
 * Peak and sum of the account's own minutes, since the old API has no call for them; a percentile of its own it does not
 * tell, and one of ours would not be the one that is billed. Throws BotError `bad-input`.
 */
export async function readBandwidth(
  window: Window,
  options: Pick<ReadOptions, 'client' | 'now' | 'log'>,
): Promise<Measured<Bandwidth>> {
  const { value, ...read } = await readPlayHistory(undefined, window, options);
  const peak = value.reduce<PlayPoint | undefined>(higher, undefined);
  const fluxMB = value.reduce((sum, point) => sum + point.fluxMB, 0);
  const bandwidth = { peakMbps: peak?.bandwidthMbps ?? 0, peakAt: peak?.at, p95Mbps: undefined, fluxMB };
  return { value: bandwidth, ...read };
}

/** The first of the highest. */
function higher(highest: PlayPoint | undefined, point: PlayPoint): PlayPoint {
  return highest === undefined || point.bandwidthMbps > highest.bandwidthMbps ? point : highest;
}
