import type { UnixSeconds } from '../live/port.ts';
import type { Cell } from './cells.ts';
import { megabytes, sampleOf, type PartSample } from './fold-parts.ts';
import { inBase, type DayPair } from './same-time.ts';
import type { ReadParts } from './sample-parts.ts';

/** What takes a quarter of a domain's day (`claim-limits.ts`) is seen by one look at least. */
const STEP_S = 3 * 3600;
/** A play domain or protocol has the same share as before, within so much of everything: less is never claimed … */
const LEAST_SHARE = 0.02;
/** … and within so much of itself. */
const LEAST_RELATIVE = 0.1;

/** Some minutes of both days, by the same clock. */
export interface Glance {
  /** Every play domain and protocol kept its share of what was played: none of them is a cause. */
  readonly areSharesSame: boolean;
  /** Streams in MB, roughly: enough to tell which to ask for. */
  readonly streams: readonly Cell[];
}

/** Throws what `read` throws. */
export async function glanceAt(days: DayPair, read: ReadParts): Promise<Glance> {
  const look = async (at: UnixSeconds): Promise<PartSample> => sampleOf(at, await read(at));
  const looks = await Promise.all(
    momentsOf(days).map(async (at) => ({ base: await look(inBase(at, days)), day: await look(at) })),
  );
  return {
    areSharesSame: looks.every(({ base, day }) => isAlike(base, day)),
    streams: looks.flatMap(({ base, day }) => [...streamCells(base, 'base'), ...streamCells(day, 'day')]),
  };
}

/** From the middle of the first three hours on. */
function momentsOf({ day: { from, to } }: DayPair): readonly UnixSeconds[] {
  const count = Math.floor((to - from) / STEP_S);
  return Array.from({ length: count }, (_, index) => from + STEP_S / 2 + index * STEP_S);
}

function isAlike(before: PartSample, now: PartSample): boolean {
  const [then, later] = [totalOf(before), totalOf(now)];
  if (then === 0 || later === 0) return true;
  return [...new Set([...before.margins.keys(), ...now.margins.keys()])].every((key) => {
    const [was, is] = [(before.margins.get(key) ?? 0) / then, (now.margins.get(key) ?? 0) / later];
    const moved = Math.abs(is - was);
    return moved < LEAST_SHARE || moved < LEAST_RELATIVE * Math.max(was, is);
  });
}

const totalOf = ({ parts }: PartSample): number =>
  parts.reduce((sum, { bandwidthMbps }) => sum + bandwidthMbps, 0);

const streamCells = ({ parts }: PartSample, side: 'base' | 'day'): readonly Cell[] =>
  parts.map(({ name: stream, bandwidthMbps }) => ({
    stream,
    domain: undefined,
    protocol: undefined,
    base: 0,
    day: 0,
    [side]: megabytes(bandwidthMbps, STEP_S),
  }));
