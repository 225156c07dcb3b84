import type { TrafficSum } from './fold-plays.ts';
import type { Some } from './roll-up.ts';

/**
 * Traffic by stream of Beijing days in their order. How many streams that were is known only where every day has told
 * all of its streams.
 */
export function rollUpTraffic(days: Some<TrafficSum>): TrafficSum {
  const byName = new Map<string, number>();
  for (const { name, fluxMB } of days.flatMap(({ top }) => top)) {
    byName.set(name, (byName.get(name) ?? 0) + fluxMB);
  }
  const top = [...byName].map(([name, fluxMB]) => ({ name, fluxMB }));
  return {
    day: daysText(days),
    fluxMB: days.reduce((sum, { fluxMB }) => sum + fluxMB, 0),
    streams: days.every(({ streams, top: told }) => streams === told.length) ? top.length : undefined,
    top: top.toSorted((a, b) => b.fluxMB - a.fluxMB || (a.name < b.name ? -1 : 1)),
  };
}

const BETWEEN = ' to ';

/** The first day and the last, also of texts that are such spans themselves. */
function daysText(days: Some<TrafficSum>): string {
  const all = days.flatMap(({ day }) => day.split(BETWEEN));
  const [first, last] = [all.at(0), all.at(-1)];
  return first === last ? days[0].day : `${first}${BETWEEN}${last}`;
}
