import { FLOOR_MB, type Whole } from './claim-limits.ts';
import type { DayFacts } from './facts.ts';

/**
 * Traffic of two days in MB, as the minutes of the whole account add up, since the minutes of its streams are parts of
 * them; undefined where one of the days was not read.
 */
export function wholeOf(day: DayFacts, base: DayFacts): Whole | undefined {
  const total = { base: fluxOf(base), day: fluxOf(day) };
  if (total.base === undefined || total.day === undefined) return undefined;
  return { total: { base: total.base, day: total.day }, floor: FLOOR_MB };
}

/** A quarter of an hour that nobody watched has no minutes: it adds nothing. */
function fluxOf({ viewers, buckets }: DayFacts): number | undefined {
  if (viewers.missing !== undefined) return undefined;
  return buckets.reduce((sum, { fluxMB }) => sum + (fluxMB ?? 0), 0);
}
