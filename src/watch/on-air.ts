import { streamKeyText } from '../core/locate-stream.ts';
import type { OnlineStream, Sourced, UnixSeconds } from '../live/port.ts';
import type { PushSession } from '../store/port.ts';

/** Seconds for which a stream that went off the air is remembered. */
const REMEMBERED_S = 86_400;

/** One push as the lists of what is on air have shown it, one after the other. */
export interface OnAir {
  /** Since when, as the list says; the 2.0 API does not (tencent-live 3.11). */
  readonly since: UnixSeconds | undefined;
  /** The list before the first that showed it; undefined when no list came before. */
  readonly absentAt: UnixSeconds | undefined;
  /** The first and the last list that showed it. */
  readonly firstAt: UnixSeconds;
  readonly lastAt: UnixSeconds;
}

/** What lists of streams on air have shown, so that a push can be followed from one list to the next. */
export interface OnAirMemory {
  /** When the newest list was read; undefined before the first. */
  readonly at: () => UnixSeconds | undefined;
  readonly note: (list: Sourced<readonly OnlineStream[]>) => void;
  /** The push of that stream on the newest list. */
  readonly now: (stream: StreamName) => OnAir | undefined;
  /** The last moment at which a list showed the stream. */
  readonly lastAt: (stream: StreamName) => UnixSeconds | undefined;
}

export type StreamName = Pick<PushSession, 'domain' | 'app' | 'name'>;

export function createOnAirMemory(): OnAirMemory {
  const known = new Map<string, OnAir>();
  let at: UnixSeconds | undefined;
  return {
    at: () => at,
    note(list) {
      if (at !== undefined && list.at <= at) return;
      for (const { stream, since } of list.value) {
        const key = streamKeyText(stream);
        const before = known.get(key);
        const isSame = before !== undefined && before.lastAt === at && before.since === since;
        const began = isSame ? before : { since, absentAt: at, firstAt: list.at };
        known.set(key, { ...began, lastAt: list.at });
      }
      at = list.at;
      for (const [key, { lastAt }] of known) if (lastAt < at - REMEMBERED_S) known.delete(key);
    },
    now(stream) {
      const found = known.get(pathOf(stream));
      return found?.lastAt === at ? found : undefined;
    },
    lastAt: (stream) => known.get(pathOf(stream))?.lastAt,
  };
}

/** As `streamKeyText`. */
export const pathOf = ({ domain, app, name }: StreamName): string => `${domain}/${app}/${name}`;

/** In groups of one stream each. */
export function byStream<T>(all: readonly T[], streamOf: (each: T) => StreamName): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const path = pathOf(streamOf(each));
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [each]);
    else group.push(each);
  }
  return groups;
}
