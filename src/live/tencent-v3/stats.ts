import type { Stats } from '../port.ts';
import { unsupported } from './abilities.ts';
import { readBandwidth, readPushBandwidth } from './bandwidth.ts';
import { readDayTraffic } from './day-traffic.ts';
import { readPlayErrors } from './play-errors.ts';
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
    pushBandwidth: (from, to) =>
      options.can.has('pushBandwidth')
        ? readPushBandwidth({ from, to }, options)
        : unsupported(options.site, 'pushBandwidth'),
    playErrors: (from, to) => readPlayErrors({ from, to }, options),
  };
}
