import type { Stats } from '../port.ts';
import { unsupported } from './abilities.ts';
import { readPlayHistory, readPlays } from './play-figures.ts';
import { readPushes } from './push-figures.ts';
import type { ReadOptions } from './read-options.ts';
import { readBandwidth, readDayTraffic } from './traffic.ts';

export function createStats(options: ReadOptions): Stats {
  return {
    now: (filter) => ({ pushes: readPushes(filter, options), plays: readPlays(filter.name, options) }),
    pushes: (filter) => readPushes(filter, options),
    pushHistory: () => unsupported('pushHistory'),
    plays: (name) => readPlays(name, options),
    totals: () => unsupported('totals'),
    playHistory: (name, from, to) => readPlayHistory(name, { from, to }, options),
    dayTraffic: (day) => readDayTraffic(day, options),
    bandwidth: (from, to) => readBandwidth({ from, to }, options),
  };
}
