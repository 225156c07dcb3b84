import type { Stats } from '../port.ts';
import { readBandwidth } from './bandwidth.ts';
import { readDayTraffic } from './day-traffic.ts';
import { readPlays } from './play-figures.ts';
import { readPlayHistory } from './play-history.ts';
import { readTotals } from './play-totals.ts';
import { readPushes } from './push-figures.ts';
import { readPushHistory } from './push-history.ts';
import type { ReadOptions } from './read-options.ts';

export function createStats(options: ReadOptions): Stats {
  return {
    now: (filter) => ({ pushes: readPushes(filter, options), plays: readPlays(filter.name, options) }),
    pushes: (filter) => readPushes(filter, options),
    pushHistory: (stream, from, to) => readPushHistory(stream, { from, to }, options),
    plays: (name) => readPlays(name, options),
    totals: () => readTotals(options),
    playHistory: (name, from, to) => readPlayHistory(name, { from, to }, options),
    dayTraffic: (day) => readDayTraffic(day, options),
    bandwidth: (from, to) => readBandwidth({ from, to }, options),
  };
}
