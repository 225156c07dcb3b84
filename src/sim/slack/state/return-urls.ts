import type { SimClock } from '../../clock.ts';
import type { Ids } from './ids.ts';
import { identity } from './identity.ts';

const lifeMs = 30 * 60_000;
const usesMax = 5;

/** Where a response_url leads. */
export interface ReturnPlace {
  readonly kind: 'commands' | 'actions';
  readonly channelId: string;
  readonly userId: string;
  /** The message with the element that was pressed. */
  readonly messageTs: string | undefined;
}

/** The response_urls: five uses within 30 minutes. */
export interface ReturnUrls {
  /** A path below the stand-in's address. */
  issue(place: ReturnPlace): string;
  /** Counts one use, or says why there is none left; undefined is an address never given out. */
  use(path: string): ReturnPlace | 'used_url' | 'expired_url' | undefined;
}

export function createReturnUrls(clock: SimClock, ids: Ids): ReturnUrls {
  const issued = new Map<string, { place: ReturnPlace; atMs: number; uses: number }>();
  return {
    issue(place) {
      const path = `/${place.kind}/${identity.teamId}/${ids.hex(13)}/${ids.hex(24)}`;
      issued.set(path, { place, atMs: clock.now(), uses: 0 });
      return path;
    },
    use(path) {
      const known = issued.get(path);
      if (known === undefined) return undefined;
      if (clock.now() - known.atMs > lifeMs) return 'expired_url';
      if (known.uses >= usesMax) return 'used_url';
      known.uses += 1;
      return known.place;
    },
  };
}
