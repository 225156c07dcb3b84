import type { LongLists } from '../port.ts';
import { takeDayTraffic } from './day-traffic.ts';
import { takeEvents } from './events.ts';
import { takeOnline } from './online.ts';
import type { ReadOptions } from './read-options.ts';

export function createLongLists(options: ReadOptions): LongLists {
  return {
    events: (filter, from, to, take) => takeEvents(filter, { from, to }, take, options),
    online: (filter, take) => takeOnline(filter, take, options),
    dayTraffic: (day, take) => takeDayTraffic(day, take, options),
  };
}
