import { isFiltered } from '../core/digest-filter.ts';
import type { LiveReads, UnixSeconds } from '../live/port.ts';
import type { Audit } from '../store/port.ts';
import { attribute, type Attribution } from './attribute.ts';
import type { Cell } from './cells.ts';
import { isNews, type Whole } from './claim-limits.ts';
import type { FactSources } from './day-facts.ts';
import type { DayFacts } from './facts.ts';
import { keepAttribution, readKeptAttribution } from './kept-attribution.ts';
import { marksOf } from './marks.ts';
import { readPartCells } from './read-part-cells.ts';
import { settleStreams } from './settle-streams.ts';
import { createStreamReader } from './stream-minutes.ts';
import { markedStreams, readAbsences } from './why-absences.ts';
import { areRowsOfDays, broughtTo, cellsOfRows } from './why-cells.ts';
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

/**
 * The difference in traffic of two days by its causes, as it was found once, else anew; undefined where one of the days
 * was not read. Throws BotError.
 */
export async function readAttribution(
  compared: ComparedDays,
  sources: AttributionSources,
  now: UnixSeconds,
): Promise<Attribution | undefined> {
  const days = { day: compared.day.day, base: compared.base.day, filter: compared.day.filter };
  const kept = await readKeptAttribution(days, sources.facts);
  if (kept !== undefined) return kept;
  const whole = wholeOf(compared.day, compared.base);
  if (whole === undefined) return undefined;
  const found = await find(compared, whole, sources, now);
  await keepAttribution(days, found, sources.facts, now);
  return found;
}

/** Of more rows of the audit than these, the newest count. */
const MOST_ROWS = 2000;

/**
 * What the bot did and what single streams did costs a few reads; only where the bot's own leaves something to explain,
 * the days are looked at for what whole play domains and protocols did.
 */
async function find(
  compared: ComparedDays,
  whole: Whole,
  { live, audit }: AttributionSources,
  now: UnixSeconds,
): Promise<Attribution> {
  const { day, base } = compared;
  const rows = await audit.list({ from: base.day.from, to: day.day.to }, MOST_ROWS);
  const marks = marksOf(rows, day.filter);
  const reader = createStreamReader({ day: day.day, base: base.day }, live.stats);
  const marked = await reader.minutes(markedStreams(marks, base));
  const absences = await readAbsences(marks, marked, compared, { live, now });
  const settled = (cells: readonly Cell[]) =>
    settleStreams(
      (exact) => attribute({ ...whole, absences, cells: broughtTo(exact, cells) }),
      reader.amounts,
      [...marked.keys()],
    );
  const byRows = await settled(cellsOfRows(day, base));
  // What whole play domains and protocols did is told of the whole account.
  if (isFiltered(day.filter) || !isOpen(byRows, whole)) return byRows;
  const parts = await readPartCells(compared, whole.total, live, now);
  if (parts === undefined || (parts.isRough && areRowsOfDays(day, base))) return byRows;
  const byParts = await settled(parts.cells);
  // A look every few hours misses who was there between two of them; the rows of a Beijing day next to it may not.
  return parts.isRough && claimedOf(byRows) > claimedOf(byParts) ? byRows : byParts;
}

/** How much of what moved is claimed, whichever way it went. */
const claimedOf = ({ parts }: Attribution): number =>
  parts.reduce((sum, { change }) => sum + Math.abs(change), 0);

/** Does what the bot did leave something to explain? */
function isOpen({ parts, difference }: Attribution, whole: Whole): boolean {
  const [own, others] = [parts.filter(({ absence }) => absence), parts.filter(({ absence }) => !absence)];
  const left = own.reduce((sum, { change }) => sum - change, difference);
  return others.length > 0 || isNews(left, whole);
}
