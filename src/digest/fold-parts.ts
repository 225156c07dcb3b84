import type { PlayPart, UnixSeconds } from '../live/port.ts';
import type { Cell } from './cells.ts';

/** What was played in one minute, and what of it over each play domain and by each protocol, in Mbps. */
export interface PartSample {
  readonly at: UnixSeconds;
  readonly parts: readonly PlayPart[];
  readonly margins: ReadonlyMap<string, number>;
}

/** MB of one stream over one play domain by one protocol; undefined for streams too small to be told apart. */
export interface DayPart extends Pick<Cell, 'stream'> {
  readonly domain: string;
  readonly protocol: string;
  readonly fluxMB: number;
}

export function sampleOf(at: UnixSeconds, parts: readonly PlayPart[]): PartSample {
  const margins = new Map<string, number>();
  const add = (key: string, mbps: number) => void margins.set(key, (margins.get(key) ?? 0) + mbps);
  for (const { domain, protocol, bandwidthMbps } of parts) {
    add(`domain ${domain}`, bandwidthMbps);
    add(`protocol ${protocol}`, bandwidthMbps);
  }
  return { at, parts, margins };
}

/** MB that may be wrong of a domain or protocol between two samples: it may have jumped at either end of the time. */
export function doubtBetween(one: PartSample, other: PartSample): number {
  const keys = [...new Set([...one.margins.keys(), ...other.margins.keys()])];
  const jumps = keys.map((key) => Math.abs((other.margins.get(key) ?? 0) - (one.margins.get(key) ?? 0)));
  return megabytes(Math.max(0, ...jumps), (other.at - one.at) / 2);
}

const MINUTE_S = 60;
/** MB that so many Mbps are in that time. */
export const megabytes = (mbps: number, seconds: number): number => (mbps * seconds) / 8;

/** Samples one after the other; only sums are kept. */
export interface PartFold {
  /** The minutes from one sample on up to the other: as the one, turning evenly into the other. */
  addBetween(one: PartSample, other: PartSample): void;
  /** The one minute of a sample. */
  addMinute(sample: PartSample): void;
  sum(): readonly DayPart[];
}

export function foldParts(): PartFold {
  const sums = new Map<string, DayPart>();
  const add = ({ parts }: PartSample, minutes: number): void => {
    if (minutes === 0) return;
    for (const { name: stream, domain, protocol, bandwidthMbps } of parts) {
      const key = JSON.stringify([stream, domain, protocol]);
      const fluxMB = (sums.get(key)?.fluxMB ?? 0) + megabytes(bandwidthMbps, minutes * MINUTE_S);
      sums.set(key, { stream, domain, protocol, fluxMB });
    }
  };
  return {
    addBetween(one, other) {
      const minutes = (other.at - one.at) / MINUTE_S;
      // The last of these minutes is one step short of the other sample, which is a minute of its own.
      add(one, (minutes + 1) / 2);
      add(other, (minutes - 1) / 2);
    },
    addMinute: (sample) => add(sample, 1),
    sum: () => largeOnes([...sums.values()]),
  };
}

/** Below half of what counts when unrest is measured (`claim-limits.ts`) a stream is told by no name. */
const LEAST_SHARE = 0.0005;

function largeOnes(parts: readonly DayPart[]): readonly DayPart[] {
  const byStream = new Map<string | undefined, number>();
  for (const { stream, fluxMB } of parts) byStream.set(stream, (byStream.get(stream) ?? 0) + fluxMB);
  const least = LEAST_SHARE * parts.reduce((sum, { fluxMB }) => sum + fluxMB, 0);
  const small = new Map<string, DayPart>();
  const large = parts.filter((part) => {
    if ((byStream.get(part.stream) ?? 0) >= least) return true;
    const key = JSON.stringify([part.domain, part.protocol]);
    small.set(key, { ...part, stream: undefined, fluxMB: (small.get(key)?.fluxMB ?? 0) + part.fluxMB });
    return false;
  });
  return [...large, ...small.values()];
}
