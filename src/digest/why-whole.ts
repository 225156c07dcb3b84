import { isFiltered } from '../core/digest-filter.ts';
import { FLOOR_MB, type Whole } from './claim-limits.ts';
import type { DayFacts } from './facts.ts';
import { areRowsOfDays } from './why-cells.ts';

/**
 * Traffic of two days in MB, as the minutes of the whole account add up, since the minutes of its streams are parts of
 * them; of a part of the streams, as their rows add up where those are of these very days. Undefined where one of the days
 * was not read.
 */
export function wholeOf(day: DayFacts, base: DayFacts): Whole | undefined {
  if (isFiltered(day.filter) && !areRowsOfDays(day, base)) return undefined;
  const total = { base: fluxOf(base), day: fluxOf(day) };
  if (total.base === undefined || total.day === undefined) return undefined;
  return { total: { base: total.base, day: total.day }, floor: FLOOR_MB };
}

/** A quarter of an hour that nobody watched has no minutes: it adds nothing. */
function fluxOf({ filter, traffic, viewers, buckets }: DayFacts): number | undefined {
  if (isFiltered(filter)) return traffic.value?.fluxMB;
  if (viewers.missing !== undefined) return undefined;
  return buckets.reduce((sum, { fluxMB }) => sum + (fluxMB ?? 0), 0);
}
