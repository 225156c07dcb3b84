import type { Stats } from '../port.ts';
import { readPlayHistory, readPlays } from './play-figures.ts';
import { readPushes } from './push-figures.ts';
import type { ReadOptions } from './read-options.ts';
import { readBandwidth, readDayTraffic } from './traffic.ts';

export function createStats(options: ReadOptions): Stats {
  return {
    pushes: (filter) => readPushes(filter, options),
    plays: () => readPlays(options),
    playHistory: (name, from, to) => readPlayHistory(name, { from, to }, options),
    dayTraffic: (day) => readDayTraffic(day, options),
    bandwidth: (from, to) => readBandwidth({ from, to }, options),
  };
}
