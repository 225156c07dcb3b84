import { BotError } from '../core/errors.ts';
import { newId, type Services } from '../core/services.ts';
import {
  isStreamName,
  type CallbackRecord,
  type OnlineStream,
  type Sourced,
  type StreamName,
  type UnixSeconds,
} from '../live/port.ts';
import type { CloudEvent } from '../store/port.ts';

const DAY_S = 86_400;
/** tencent-live 5.16: how far back the records go, less the time that asking takes. */
const RECORDS_AGE_S = 14 * DAY_S - 300;
/** A callback is tried for so long before it is missed for good: 12 times, every minute (tencent-live 11.1). */
const TRIES_S = 15 * 60;
/** Names that are asked about: each is a call of its own for each day. */
const MOST_NAMES = 500;
/** Instances that start together ask once. */
const CLAIM_S = 60;

/** The event that a record tells of; undefined for none. */
export type ReadRecord = (record: CallbackRecord, receivedAt: UnixSeconds) => CloudEvent | undefined;

export interface Backfill {
  /** Fetches what was missed; once, at the start. */
  readonly run: (online: Sourced<readonly OnlineStream[]> | undefined) => Promise<void>;
  /** Ends it after the name that is being asked about. */
  readonly stop: () => Promise<void>;
}

/**
 * Fetches the callbacks that came while nobody listened from the cloud's own records of them, where it has such
 * (tencent-live 5.16), for the streams that matter. What was kept already has the same key, and stays.
 */
export function createBackfill(
  services: Pick<Services, 'live' | 'store' | 'log' | 'now' | 'random'>,
  readRecord: ReadRecord,
): Backfill {
  const { live, store, log, now } = services;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const run = async (online: Sourced<readonly OnlineStream[]> | undefined): Promise<void> => {
    if (!live.can.has('callbackRecords')) return;
    const at = now();
    if ((await store.claims.take('watch:backfill', newId(services.random), at, at + CLAIM_S)) === undefined)
      return;
    const newest = await store.events.newest();
    // Where none ever came, the last day will do.
    const from = newest === undefined ? at - DAY_S : Math.max(newest - TRIES_S, at - RECORDS_AGE_S);
    const names = await namesThatMatter(services, online, at);
    let recovered = 0;
    for (const name of names.slice(0, MOST_NAMES)) {
      if (isStopped) return;
      recovered += await fetchOne(name, { from, to: at }, services, readRecord);
    }
    log.info('missed callbacks fetched', {
      names: names.length,
      notAsked: names.slice(MOST_NAMES).length,
      recovered,
    });
  };
  return {
    run: (online) => (running = run(online)),
    async stop() {
      isStopped = true;
      // A run that failed is its caller's news.
      await running.catch(() => undefined);
    },
  };
}

/** Streams whose sessions are not settled, of which something was heard lately, and that are on air; in this order. */
async function namesThatMatter(
  { store }: Pick<Services, 'store'>,
  online: Sourced<readonly OnlineStream[]> | undefined,
  now: UnixSeconds,
): Promise<readonly StreamName[]> {
  const unsettled = await store.sessions.unsettled(now - DAY_S, MOST_NAMES);
  const heard = await store.events.names(now - DAY_S, MOST_NAMES);
  const names = new Set([...unsettled.map(({ name }) => name), ...heard]);
  for (const { stream } of online?.value ?? []) names.add(stream.name);
  return [...names].filter(isStreamName);
}

interface Window {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** Gives how many events were new. */
async function fetchOne(
  name: StreamName,
  { from, to }: Window,
  { live, store, log, now }: Pick<Services, 'live' | 'store' | 'log' | 'now'>,
  readRecord: ReadRecord,
): Promise<number> {
  try {
    const { value } = await live.callbackRecords.list(name, from, to);
    const events = value.flatMap((record) => readRecord(record, now()) ?? []);
    return (await store.events.add(events)).length;
  } catch (cause) {
    if (!(cause instanceof BotError)) throw cause;
    log.warn('missed callbacks not fetched', { cause });
    return 0;
  }
}
