import type { UnixSeconds } from '../live/port.ts';
import type { DayFacts } from './facts.ts';
import type { FactSources } from './day-facts.ts';
import type { DayPart } from './fold-parts.ts';
import { unlessForgotten } from './forgotten.ts';
import { keepParts, readKeptParts } from './kept-parts.ts';
import { sampleParts } from './sample-parts.ts';

/** The last minute is there five minutes later (tencent-live 5.11). */
const READY_S = 6 * 60;
/** One answer holds every stream that is played: of more of them, some fifty answers would be too much to read. */
const MOST_STREAMS = 5000;

/**
 * What a day was made of: as it was kept, else as the cloud tells it. Undefined where neither can tell; throws BotError
 * when a read fails.
 */
export async function readDayParts(
  day: DayFacts,
  wholeMB: number,
  { live, facts }: FactSources,
  now: UnixSeconds,
): Promise<readonly DayPart[] | undefined> {
  const kept = await readKeptParts(day.day, facts);
  if (kept !== undefined) return kept;
  if (!live.can.has('playParts') || now < day.day.to + READY_S || isTooMany(day)) return undefined;
  const read = async (at: UnixSeconds) => (await live.playParts.at(at)).value;
  const parts = await unlessForgotten(sampleParts(day.day, wholeMB, read));
  if (parts !== undefined) await keepParts(day.day, parts, facts, now);
  return parts;
}

const isTooMany = ({ traffic, pushes }: DayFacts): boolean =>
  Math.max(traffic.value?.streams ?? 0, pushes.value?.streams ?? 0) > MOST_STREAMS;
