import type { StreamName, UnixSeconds } from '../live/port.ts';
import { attribute, type Attribution } from './attribute.ts';
import { FLOOR_MB } from './claim-limits.ts';
import { marksOf } from './marks.ts';
import type { AttributionSources, ComparedDays } from './read-attribution.ts';
import { createStreamReader } from './stream-minutes.ts';
import { readAbsences } from './why-absences.ts';
import { toldOf, type Why, type WhySources } from './why.ts';

/** As `whyOf`, of one stream alone: points are of its own traffic, and what the bot did to it is what can be told. */
export const whyOfStream = (
  name: StreamName,
  days: ComparedDays,
  sources: WhySources,
  now: UnixSeconds,
): Promise<Why> => toldOf(days, sources, (inTime) => readOwn(name, days, inTime, now));

/** More rows of one stream than anybody makes in two days. */
const MOST_ROWS = 500;

async function readOwn(
  name: StreamName,
  compared: ComparedDays,
  { live, audit }: AttributionSources,
  now: UnixSeconds,
): Promise<Attribution | undefined> {
  const days = { day: compared.day.day, base: compared.base.day };
  const reader = createStreamReader(days, live.stats);
  const total = (await reader.amounts([name])).get(name);
  if (total === undefined) return undefined;
  const filter = { target: `write:${name}`, from: days.base.from, to: days.day.to };
  const marks = marksOf(await audit.list(filter, MOST_ROWS));
  const absences = await readAbsences(marks, await reader.minutes([name]), compared, { live, now });
  return attribute({ total, floor: FLOOR_MB, absences, cells: [] });
}
