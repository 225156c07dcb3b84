import type { Log } from '../core/services.ts';
import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Base, Bases } from './base.ts';
import { previousDay, weekBefore, weekdayOf, type Day } from './day.ts';
import { readDayFacts, type FactSources } from './day-facts.ts';
import type { DayFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';

export interface BaseSources extends FactSources {
  readonly log: Pick<Log, 'warn'>;
}

/** The day before and the same weekday of the week before: what a day is compared with. It never throws. */
export const readBases = (day: Day, sources: BaseSources, now: UnixSeconds): Promise<Bases> =>
  basesFrom(day, (other) => readBase(other, sources, now));

/** The same of what is read otherwise, as of one stream. */
export async function basesFrom(day: Day, read: (day: Day) => Promise<DayFacts>): Promise<Bases> {
  // One after the other: each may be folded from as many pushes as the day itself.
  const before = await read(previousDay(day));
  const week = await read(weekBefore(day));
  return [{ facts: before, column: text`vs day before`, named: text`the day before` }, weekdayBase(week)];
}

/** A day that cannot be read is nothing to compare with; it is no reason to fail. */
async function readBase(day: Day, sources: BaseSources, now: UnixSeconds): Promise<DayFacts> {
  try {
    return await readDayFacts(day, sources, now);
  } catch (cause) {
    sources.log.warn('day to compare with not read', { day: day.text, cause });
    const none = { missing: text`It could not be read.` };
    return factsOf({ day, pushes: none, viewers: none, bandwidth: none, traffic: none });
  }
}

interface Words {
  readonly column: Text;
  readonly named: Text;
}

/** From Sunday on, whole phrases: in other languages the words around a weekday depend on it. */
const WEEKDAYS: readonly Words[] = [
  { column: text`vs Sun before`, named: text`the Sunday before` },
  { column: text`vs Mon before`, named: text`the Monday before` },
  { column: text`vs Tue before`, named: text`the Tuesday before` },
  { column: text`vs Wed before`, named: text`the Wednesday before` },
  { column: text`vs Thu before`, named: text`the Thursday before` },
  { column: text`vs Fri before`, named: text`the Friday before` },
  { column: text`vs Sat before`, named: text`the Saturday before` },
];

function weekdayBase(facts: DayFacts): Base {
  const words = WEEKDAYS[weekdayOf(facts.day)];
  if (words === undefined) throw new RangeError(`${facts.day.text} is no day of the week`);
  return { facts, ...words };
}
