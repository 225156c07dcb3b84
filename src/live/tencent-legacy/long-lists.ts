import type { LongLists } from '../port.ts';
import { unsupported } from './abilities.ts';
import type { ReadOptions } from './read-options.ts';
import { takeOnline } from './streams.ts';

export function createLongLists(options: ReadOptions): LongLists {
  return {
    events: () => unsupported('events'),
    online: (filter, take) => takeOnline(filter, take, options),
    dayTraffic: () => unsupported('dayTraffic'),
  };
}
