import type { Now, Stats, StreamFilter } from '../port.ts';
import { unsupported } from './abilities.ts';
import { readBandwidth } from './bandwidth.ts';
import { readStats } from './live-stats.ts';
import { playsOf, readPlays, readTotals } from './play-figures.ts';
import { readPlayHistory } from './play-history.ts';
import { pushesOf, readPushes } from './push-figures.ts';
import { readPushHistory } from './push-history.ts';
import type { ReadOptions } from './read-options.ts';
import { liveAnswer } from './stat-schemas.ts';

export function createStats(options: ReadOptions): Stats {
  return {
    now: (filter) => readNow(filter, options),
    pushes: (filter) => readPushes(filter, options),
    pushHistory: (stream, from, to) => readPushHistory(stream, { from, to }, options),
    plays: (name) => readPlays(name, options),
    totals: () => readTotals(options),
    playHistory: (name, from, to) => readPlayHistory(name, { from, to }, options),
    dayTraffic: () => unsupported('dayTraffic'),
    bandwidth: (from, to) => readBandwidth({ from, to }, options),
    pushBandwidth: () => unsupported('pushBandwidth'),
    playErrors: () => unsupported('playErrors'),
  };
}

/** One call for both. */
function readNow(filter: StreamFilter, options: ReadOptions): Now {
  const action = 'Get_LiveStat';
  const rows = readStats(action, filter, liveAnswer, options);
  return {
    pushes: rows.then((read) => pushesOf(read, action, filter, options)),
    plays: rows.then((read) => playsOf(read, action)),
  };
}
