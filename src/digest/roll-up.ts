import { text } from '../core/text.ts';
import type { Bandwidth } from '../live/port.ts';
import type { Day } from './day.ts';
import type { DayFacts, MissingReading, Reading } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { higherPeak, joinedBandwidth, NO_PEAK, type PlaySum } from './fold-plays.ts';
import { sumOfTold } from './play-buckets.ts';
import { rollUpPushes } from './roll-up-pushes.ts';
import { rollUpTraffic } from './roll-up-traffic.ts';

/**
 * The facts of days as those of one span of time. What adds up is added, of peaks the highest counts; what can not be told
 * from days (distinct streams, the 95th percentile) is undefined. Days that are missing are left out of the sums: who shows
 * them says so. Parts rolled up and then put together are the whole; the order of days is of no matter.
 */
export function rollUp(period: Day, given: readonly DayFacts[]): DayFacts {
  const days = given.toSorted((a, b) => a.day.from - b.day.from);
  return factsOf({
    day: period,
    filter: days[0]?.filter,
    pushes: rolledReading(
      days.map(({ pushes }) => pushes),
      rollUpPushes,
    ),
    viewers: rolledReading(
      days.map(({ viewers }) => viewers),
      rollUpPlays,
    ),
    bandwidth: rolledReading(
      days.map(({ bandwidth }) => bandwidth),
      rollUpBandwidth,
    ),
    traffic: rolledReading(
      days.map(({ traffic }) => traffic),
      rollUpTraffic,
    ),
  });
}

/** At least one. */
export type Some<T> = readonly [T, ...T[]];

/** A reading of several days, as far as they are known; of a single one it is that one itself. */
function rolledReading<T>(readings: readonly Reading<T>[], roll: (values: Some<T>) => T): Reading<T> {
  const [only, ...others] = readings;
  if (only === undefined) return { missing: text`It has no days.` };
  if (others.length === 0) return only;
  const known = readings.flatMap((reading) => (reading.missing === undefined ? [reading] : []));
  const [first, ...rest] = known;
  if (first === undefined) return nothingKnown(readings);
  return {
    value: roll([first.value, ...rest.map(({ value }) => value)]),
    source: sourcesText(known.map(({ source }) => source)),
    // Each day was read when it was whole: the newest says how far the sum reaches.
    at: Math.max(...known.map(({ at }) => at)),
  };
}

function nothingKnown(readings: readonly Reading<unknown>[]): MissingReading {
  const missing = readings.flatMap((reading) => (reading.missing === undefined ? [] : [reading]));
  const [first] = missing;
  const times = missing.flatMap(({ readyAt }) => (readyAt === undefined ? [] : [readyAt]));
  return {
    missing: first?.missing ?? text`It has no days.`,
    readyAt: times.length === 0 ? undefined : Math.max(...times),
    ...(missing.every(({ isUnable }) => isUnable) ? { isUnable: true } : {}),
    ...(missing.every(({ isPointless }) => isPointless) ? { isPointless: true } : {}),
  };
}

const SEPARATOR = ', ';

const sourcesText = (sources: readonly string[]): string =>
  [...new Set(sources.flatMap((source) => source.split(SEPARATOR)))].toSorted().join(SEPARATOR);

function rollUpPlays(days: Some<PlaySum>): PlaySum {
  return {
    ...days
      .flatMap(({ viewers, at }) => (at === undefined ? [] : [{ viewers, at }]))
      .reduce(higherPeak, NO_PEAK),
    requests: days.reduce<number | undefined>((sum, { requests }) => sumOfTold(sum, requests), undefined),
    buckets: new Map(days.flatMap(({ buckets }) => [...buckets])),
  };
}

/** Of one day among others that are missing, the percentile is not that of the whole either. */
const rollUpBandwidth = ([first, ...others]: Some<Bandwidth>): Bandwidth =>
  others.reduce<Bandwidth>(joinedBandwidth, { ...first, p95Mbps: undefined });
