import type { LiveReads, UnixSeconds } from '../live/port.ts';
import type { Amounts, Cell } from './cells.ts';
import type { DayFacts } from './facts.ts';
import { unlessForgotten } from './forgotten.ts';
import { glanceAt } from './glance.ts';
import type { ComparedDays } from './read-attribution.ts';
import type { DayPair } from './same-time.ts';
import { sampleParts, type ReadParts } from './sample-parts.ts';
import { cellsOfParts } from './why-cells.ts';

/** The last minute is there five minutes later (tencent-live 5.11). */
const READY_S = 6 * 60;
/** One answer holds every stream that is played: of more of them, some hundred answers would be too much to read. */
const MOST_STREAMS = 5000;

/** What two days were made of. */
export interface PartCells {
  readonly cells: readonly Cell[];
  /** Without play domains and protocols, since none can be the cause; of streams no more than roughly. */
  readonly isRough: boolean;
}

/** Undefined where the cloud does not tell. `totals` are the MB of the days. Throws BotError. */
export function readPartCells(
  { day, base }: ComparedDays,
  totals: Amounts,
  { can, playParts }: Pick<LiveReads, 'can' | 'playParts'>,
  now: UnixSeconds,
): Promise<PartCells | undefined> {
  const isTold = can.has('playParts') && now >= day.day.to + READY_S;
  if (!isTold || isTooMany(day) || isTooMany(base)) return Promise.resolve(undefined);
  const read: ReadParts = async (at) => (await playParts.at(at)).value;
  return unlessForgotten(readCells({ day: day.day, base: base.day }, totals, read));
}

async function readCells(days: DayPair, totals: Amounts, read: ReadParts): Promise<PartCells> {
  const { areSharesSame, streams } = await glanceAt(days, read);
  if (areSharesSame) return { cells: streams, isRough: true };
  const [day, base] = await Promise.all([
    sampleParts(days.day, totals.day, read),
    sampleParts(days.base, totals.base, read),
  ]);
  return { cells: cellsOfParts(day, base), isRough: false };
}

const isTooMany = ({ traffic, pushes }: DayFacts): boolean =>
  Math.max(traffic.value?.streams ?? 0, pushes.value?.streams ?? 0) > MOST_STREAMS;
