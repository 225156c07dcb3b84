import { isStreamName, type StreamName } from '../live/port.ts';
import { absencesOf, type AirTimes } from './absences.ts';
import { readAirTimes, type AirSources } from './air-times.ts';
import type { Absence } from './attribute-absences.ts';
import type { DayFacts, Mark } from './facts.ts';
import { unlessForgotten } from './forgotten.ts';
import type { DayPair } from './same-time.ts';
import { amountsWithin, type StreamMinutes } from './stream-minutes.ts';

/** As many as are asked for: each costs some reads, and no digest names more. */
const MOST_MARKED = 10;

/** The streams that the bot took off the air, those with the most traffic first. */
export function markedStreams(marks: readonly Mark[], base: DayFacts): readonly StreamName[] {
  const names = marks.filter(({ kind }) => kind === 'ban' || kind === 'cut').map(({ stream }) => stream);
  const flux = new Map(base.streams.map(({ name, fluxMB }) => [name, fluxMB ?? 0]));
  return [...new Set(names)]
    .filter(isStreamName)
    .toSorted((a, b) => (flux.get(b) ?? 0) - (flux.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, MOST_MARKED);
}

/**
 * When the bot kept streams off although the base day had them on, and what both days have of that time. A stream whose
 * times on air nobody tells any more is left out. Throws BotError.
 */
export async function readAbsences(
  marks: readonly Mark[],
  marked: ReadonlyMap<StreamName, StreamMinutes | undefined>,
  facts: { readonly day: DayFacts; readonly base: DayFacts },
  sources: AirSources,
): Promise<readonly Absence[]> {
  const days: DayPair = { day: facts.day.day, base: facts.base.day };
  const air = new Map<string, AirTimes>();
  const read = async (name: StreamName, own: StreamMinutes | undefined): Promise<void> => {
    const times = await unlessForgotten(readAirTimes(name, facts, own, sources));
    if (times !== undefined) air.set(name, times);
  };
  await Promise.all([...marked].map(([name, own]) => read(name, own)));
  const byName = new Map<string, StreamMinutes | undefined>(marked);
  return absencesOf(marks, air, days).map((absence) => {
    const own = byName.get(absence.stream);
    return { ...absence, amounts: own && amountsWithin(own, absence.off, days) };
  });
}
