import type { Suggestion } from '../core/desk.ts';
import { shortStreamText, streamKeyText } from '../core/locate-stream.ts';
import type { Log } from '../core/services.ts';
import type { Settings } from '../core/settings.ts';
import type { LiveReads, OnlineStream, Sourced, StreamKey } from '../live/port.ts';

/** Seconds between two reads of the online list: polling faster is pointless (tencent-live 5.5). */
export const INDEX_EVERY_S = 60;
/** Names kept at most: the list is meant for fewer than 20,000 streams (tencent-live 5.5). */
const MOST_KEPT = 20_000;

export interface StreamIndex {
  /** Reads what is on air into memory and gives it; a failed read keeps what was known, and gives nothing. */
  readonly refresh: () => Promise<Sourced<readonly OnlineStream[]> | undefined>;
  /** Streams whose name fits what is typed so far, live ones first: no store, no cloud. */
  readonly suggest: (typed: string, most: number) => readonly Suggestion[];
}

interface Known {
  readonly stream: StreamKey;
  live: boolean;
}

/** What the bot knows of stream names between questions, for autocomplete. */
export function createStreamIndex(live: LiveReads, settings: Settings, log: Log): StreamIndex {
  const known = new Map<string, Known>();
  return {
    async refresh() {
      try {
        const online = await live.streams.online({});
        remember(
          known,
          online.value.map(({ stream }) => stream),
        );
        return online;
      } catch (cause) {
        log.warn('stream index not refreshed', { cause });
        return undefined;
      }
    },
    suggest: (typed, most) => suggest([...known.values()], typed.trim().toLowerCase(), most, settings),
  };
}

function remember(known: Map<string, Known>, online: readonly StreamKey[]): void {
  for (const entry of known.values()) entry.live = false;
  for (const stream of online) known.set(streamKeyText(stream), { stream, live: true });
  for (const [key, entry] of known) {
    if (known.size <= MOST_KEPT) return;
    if (!entry.live) known.delete(key);
  }
}

function suggest(
  known: readonly Known[],
  typed: string,
  most: number,
  settings: Settings,
): readonly Suggestion[] {
  const rank = ({ stream, live }: Known): number =>
    (stream.name.toLowerCase().startsWith(typed) ? 0 : 2) + (live ? 0 : 1);
  return known
    .filter(({ stream }) => streamKeyText(stream).toLowerCase().includes(typed))
    .map((entry) => ({ entry, by: rank(entry) }))
    .toSorted((a, b) => a.by - b.by || a.entry.stream.name.localeCompare(b.entry.stream.name))
    .slice(0, most)
    .map(({ entry: { stream, live } }) => {
      const value = shortStreamText(stream, settings);
      return { value, label: `${value} · ${live ? 'live' : 'not live'}` };
    });
}
