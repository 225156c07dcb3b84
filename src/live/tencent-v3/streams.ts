import type { Streams } from '../port.ts';
import { gathered } from '../tencent/gathered.ts';
import { unsupported } from './abilities.ts';
import { readBans } from './bans.ts';
import { readEvents } from './events.ts';
import { takeOnline } from './online.ts';
import type { ReadOptions } from './read-options.ts';
import { readState } from './state.ts';

export function createStreams(options: ReadOptions): Streams {
  return {
    state: (stream) => readState(stream, options),
    online: (filter) => gathered((take) => takeOnline(filter, take, options)),
    events: (filter, from, to) => readEvents(filter, { from, to }, options),
    interrupted: () => unsupported(options.site, 'interrupted'),
    banned: (name) => readBans(name, options),
  };
}
