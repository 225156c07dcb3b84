import type { LiveReads, UnixSeconds } from '../live/port.ts';
import type { Audit } from '../store/port.ts';
import { attribute, type Attribution } from './attribute.ts';
import type { Cell } from './cells.ts';
import { isNews, type Whole } from './claim-limits.ts';
import type { FactSources } from './day-facts.ts';
import { readDayParts } from './day-parts.ts';
import type { DayFacts } from './facts.ts';
import { marksOf } from './marks.ts';
import { settleStreams } from './settle-streams.ts';
import { createStreamReader } from './stream-minutes.ts';
import { markedStreams, readAbsences } from './why-absences.ts';
import { broughtTo, cellsOfParts, cellsOfRows } from './why-cells.ts';
import { wholeOf } from './why-whole.ts';

export interface AttributionSources extends FactSources {
  readonly live: LiveReads;
  readonly audit: Pick<Audit, 'list'>;
}

/** Two days that are compared. */
export interface ComparedDays {
  readonly day: DayFacts;
  readonly base: DayFacts;
}

/** Of more rows of the audit than these, the newest count. */
const MOST_ROWS = 2000;

/**
 * The difference in traffic of two days by its causes; undefined where one of them was not read. What the bot did and
 * what single streams did costs a few reads; only where that leaves something to explain, the days are sampled for what
 * whole play domains and protocols did. Throws BotError.
 */
export async function readAttribution(
  compared: ComparedDays,
  sources: AttributionSources,
  now: UnixSeconds,
): Promise<Attribution | undefined> {
  const { day, base } = compared;
  const whole = wholeOf(day, base);
  if (whole === undefined) return undefined;
  const { live, audit } = sources;
  const marks = marksOf(await audit.list({ from: base.day.from, to: day.day.to }, MOST_ROWS));
  const reader = createStreamReader({ day: day.day, base: base.day }, live.stats);
  const marked = await reader.minutes(markedStreams(marks, base));
  const absences = await readAbsences(marks, marked, compared, { live, now });
  const settled = (cells: readonly Cell[], areExact: boolean) =>
    settleStreams(
      (exact) => attribute({ ...whole, absences, cells: broughtTo(exact, cells) }),
      (names) => reader.amounts(names, areExact ? cells : []),
      [...marked.keys()],
    );
  const byStream = await settled(cellsOfRows(day, base), false);
  if (!isOpen(byStream, whole)) return byStream;
  const parts = await partsOfBoth(compared, whole, sources, now);
  return parts === undefined ? byStream : settled(parts, true);
}

/** Does what the bot did leave something to explain? */
function isOpen({ parts, difference }: Attribution, whole: Whole): boolean {
  const [own, others] = [parts.filter(({ absence }) => absence), parts.filter(({ absence }) => !absence)];
  const left = own.reduce((sum, { change }) => sum - change, difference);
  return others.length > 0 || isNews(left, whole);
}

/** Undefined where one of the days cannot be told: half of a comparison would look like a fall. */
async function partsOfBoth(
  { day, base }: ComparedDays,
  { total }: Whole,
  sources: AttributionSources,
  now: UnixSeconds,
): Promise<readonly Cell[] | undefined> {
  const [after, before] = await Promise.all([
    readDayParts(day, total.day, sources, now),
    readDayParts(base, total.base, sources, now),
  ]);
  return after && before && cellsOfParts(after, before);
}
