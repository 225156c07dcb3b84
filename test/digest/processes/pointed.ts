import type { Live } from '../../../src/live/port.ts';
import type { Store } from '../../../src/store/port.ts';
import type { Gate } from './gate.ts';

/** The same store, with the points of a digest around what is kept; a round sees only its own digests that are due. */
export function pointedStore(store: Store, { reach, run }: Gate): Store {
  const { claims, digests, calls, facts } = store;
  return {
    ...store,
    claims: {
      async take(...args) {
        await reach('before the claim');
        const claim = await claims.take(...args);
        if (claim !== undefined) await reach('after the claim');
        return claim;
      },
      release: (claim) => claims.release(claim),
    },
    digests: {
      ...digests,
      async due(...args) {
        const due = await digests.due(...args);
        return due.filter(({ id }) => id.startsWith(run()?.round.ids ?? ' '));
      },
      async moved(id, seen, to) {
        const sent = run()?.unrecorded;
        if (sent === 'post') await reach('before its record');
        if (sent === 'edit') await reach('before the record of the edit');
        const moved = await digests.moved(id, seen, to);
        if (sent === 'post') await reach('after its record');
        if (sent === 'edit') await reach('after the record of the edit');
        if (sent === undefined) await reach('marked as sent');
        recorded(run());
        return moved;
      },
    },
    calls: {
      ...calls,
      async save(saved) {
        await calls.save(saved);
        await reach('buttons sealed');
      },
    },
    facts: {
      ...facts,
      async keep(day, buckets) {
        await facts.keep(day, buckets);
        await reach('facts kept');
      },
    },
  };
}

function recorded(run: ReturnType<Gate['run']>): void {
  if (run !== undefined) run.unrecorded = undefined;
}

/**
 * The same cloud; the second time that minutes of plays are asked for, a day has been read in part. It is not sampled minute
 * by minute: the published rate of that is waited for in real time.
 */
export function pointedLive(live: Live, { reach, run }: Gate): Live {
  const { can, stats } = live;
  return {
    ...live,
    can: new Set([...can].filter((ability) => ability !== 'playParts')),
    stats: {
      ...stats,
      async playHistory(...args) {
        const reading = run();
        if (reading !== undefined && (reading.playReads += 1) === 2) await reach('while the day is read');
        return stats.playHistory(...args);
      },
    },
  };
}

/** The same fetch; both SDKs send their requests through it. */
export function pointedFetch(fetch: typeof globalThis.fetch, { reach, run }: Gate): typeof fetch {
  return async (input, init) => {
    const sends = whatItSends(String(input instanceof Request ? input.url : input), init?.method);
    if (sends === 'post') await reach('request leaves');
    if (sends === 'edit') await reach('before the edit');
    const answer = await fetch(input, init);
    const reading = run();
    if (sends === undefined || reading === undefined) return answer;
    // Slack's picture follows its post by an edit of its own, which nothing waits for.
    if (sends === 'edit' && reading.hasPosted) return answer;
    reading.unrecorded = sends;
    if (sends === 'post') reading.hasPosted = true;
    await reach(sends === 'post' ? 'platform took it' : 'platform took the edit');
    return answer;
  };
}

function whatItSends(url: string, method = 'GET'): 'post' | 'edit' | undefined {
  const { pathname } = new URL(url);
  if (pathname.endsWith('/chat.postMessage')) return 'post';
  if (pathname.endsWith('/chat.update')) return 'edit';
  if (!/\/channels\/\d+\/messages(?:\/\d+)?$/.test(pathname)) return undefined;
  if (method === 'POST') return 'post';
  return method === 'PATCH' ? 'edit' : undefined;
}
