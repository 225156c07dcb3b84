import type { Bandwidth, DayTraffic, PlayPoint, UnixSeconds } from '../live/port.ts';

/** The minute with the most viewers. */
export interface Peak {
  readonly viewers: number;
  /** Undefined when nobody watched. */
  readonly at: UnixSeconds | undefined;
}

export const NO_PEAK: Peak = { viewers: 0, at: undefined };

/** The higher of two; of equal ones the earlier. */
export function higherPeak(peak: Peak, { viewers, at }: Pick<PlayPoint, 'viewers' | 'at'>): Peak {
  if (viewers === 0 || viewers < peak.viewers) return peak;
  if (viewers === peak.viewers && peak.at !== undefined && peak.at <= at) return peak;
  return { viewers, at };
}

export const NO_BANDWIDTH: Bandwidth = { peakMbps: 0, peakAt: undefined, p95Mbps: undefined, fluxMB: 0 };

/** Two spans of time that meet: traffic adds up, of the peaks the higher counts, and percentiles cannot be joined. */
export function joinedBandwidth(one: Bandwidth, other: Bandwidth): Bandwidth {
  const { peakMbps, peakAt } = other.peakMbps > one.peakMbps ? other : one;
  return { peakMbps, peakAt, p95Mbps: undefined, fluxMB: one.fluxMB + other.fluxMB };
}

/** Traffic of one Beijing day. */
export interface TrafficSum {
  /** The Beijing day, `2026-11-21`. */
  readonly day: string;
  readonly fluxMB: number;
  readonly streams: number;
  /** The most first. */
  readonly top: readonly DayTraffic[];
}

export const TOP = 10;

export function sumTraffic(day: string, rows: readonly DayTraffic[]): TrafficSum {
  const top = rows.toSorted((a, b) => b.fluxMB - a.fluxMB).slice(0, TOP);
  return { day, fluxMB: rows.reduce((sum, { fluxMB }) => sum + fluxMB, 0), streams: rows.length, top };
}
