import type { Suggestion } from '../core/desk.ts';
import { shortStreamText, streamKeyText } from '../core/locate-stream.ts';
import type { Services } from '../core/services.ts';
import type { Settings } from '../core/settings.ts';
import {
  isAppName,
  isDomainName,
  isStreamName,
  type OnlineStream,
  type Sourced,
  type StreamKey,
} from '../live/port.ts';
import type { PushSession } from '../store/port.ts';
import { createRankedSearch, type Searchable } from './name-search.ts';

/** Seconds between two reads of the online list: polling faster is pointless (tencent-live 5.5). */
export const INDEX_EVERY_S = 60;
/** Names kept at most: the list is meant for fewer than 20,000 streams (tencent-live 5.5). */
const MOST_KEPT = 20_000;
/** Streams that callbacks told of lately are names too. */
const HEARD_S = 7 * 86_400;
const MOST_HEARD = 1000;

export interface StreamIndex {
  /** Reads what is on air into memory and gives it; a failed read keeps what was known, and gives nothing. */
  readonly refresh: () => Promise<Sourced<readonly OnlineStream[]> | undefined>;
  /** Streams whose name fits what is typed so far, beginnings first and live ones first: no store, no cloud. */
  readonly suggest: (typed: string, most: number) => readonly Suggestion[];
}

/** By the list of what is on air, or by a callback that it does not bear out yet. */
type Status = 'live' | 'reported live' | 'not live';

interface Known extends Searchable {
  readonly stream: StreamKey;
  readonly status: Status;
}

type Parts = Pick<Services, 'live' | 'settings' | 'log' | 'now'> & {
  readonly store: { readonly sessions: Pick<Services['store']['sessions'], 'list'> };
};

/** What the bot knows of stream names between questions, for autocomplete. */
export function createStreamIndex({ live, settings, log, now, store }: Parts): StreamIndex {
  const known = new Map<string, Known>();
  let search = searchOf([]);
  return {
    async refresh() {
      try {
        const [online, heard] = await Promise.all([
          live.streams.online({}),
          store.sessions.list({ since: now() - HEARD_S }, MOST_HEARD),
        ]);
        remember(
          known,
          online.value,
          heard.flatMap((session) => heardOf(session, settings) ?? []),
        );
        search = searchOf([...known.values()]);
        return online;
      } catch (cause) {
        log.warn('stream index not refreshed', { cause });
        return undefined;
      }
    },
    suggest: (typed, most) =>
      search(typed.trim().toLowerCase(), most).map((one) => suggestion(one, settings)),
  };
}

function remember(known: Map<string, Known>, online: readonly OnlineStream[], heard: readonly Known[]): void {
  for (const [key, entry] of known) {
    if (entry.status !== 'not live') known.set(key, { ...entry, status: 'not live' });
  }
  for (const entry of heard) known.set(entry.text, entry);
  for (const { stream } of online) known.set(streamKeyText(stream), knownOf(stream, 'live'));
  for (const [key, entry] of known) {
    if (known.size <= MOST_KEPT) return;
    if (entry.status !== 'live') known.delete(key);
  }
}

const knownOf = (stream: StreamKey, status: Status): Known => ({
  stream,
  status,
  name: stream.name,
  text: streamKeyText(stream),
});

/** Undefined for what no installation would push, and for what the cloud denies. */
function heardOf(
  { domain, app, name, endedAt, standing }: PushSession,
  { push }: Settings,
): Known | undefined {
  if (standing === 'contradicted' || !isDomainName(domain) || !isAppName(app) || !isStreamName(name))
    return undefined;
  if (!push.includes(domain)) return undefined;
  return knownOf({ domain, app, name }, endedAt === undefined ? 'reported live' : 'not live');
}

/** Live ones come before the others. */
function searchOf(known: readonly Known[]) {
  const isLive = ({ status }: Known): boolean => status === 'live';
  return createRankedSearch([known.filter(isLive), known.filter((one) => !isLive(one))]);
}

function suggestion({ stream, status }: Known, settings: Settings): Suggestion {
  const value = shortStreamText(stream, settings);
  return { value, label: `${value} · ${status}` };
}
