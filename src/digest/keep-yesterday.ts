import { scopeKey, type DigestFilter } from '../core/digest-filter.ts';
import { readOrder } from '../core/digest-order.ts';
import { newId, type Services } from '../core/services.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore, nextDay, type Day } from './day.ts';
import { keepEarlyErrors, readDayFacts } from './day-facts.ts';
import { readyAt } from './ready.ts';

/** Failed requests are told of the last 24 hours alone, so that they are looked at this long before the end of a day ... */
const EARLY_S = 20 * 60;
/** ... the whole day soon after its end ... */
const SOON_S = 15 * 60;
/** ... and then when the rest of it is there; by all instances together at most once in this time. */
const BETWEEN_S = 3600;

type KeeperServices = Pick<Services, 'live' | 'store' | 'settings' | 'log' | 'now' | 'random'>;

export interface YesterdayKeeper {
  /** Keeps what is due; a call while a round is running waits for that one. */
  readonly tick: () => Promise<void>;
  /** When the round that is running, if any, is over. */
  readonly idle: () => Promise<void>;
}

/**
 * Keeps the facts of yesterday, as each digest and the installation itself tell of it, without anybody asking: weeks and months
 * are made of days that the cloud has forgotten by then. What fails is logged, and tried again.
 */
export function createYesterdayKeeper(services: KeeperServices): YesterdayKeeper {
  const looks = new Map<string, UnixSeconds>();
  let running: Promise<void> | undefined;
  const round = async (): Promise<void> => {
    const days = await daysOf(services);
    for (const key of looks.keys()) if (!days.has(key)) looks.delete(key);
    for (const [key, kept] of days) {
      const due = looks.get(key) ?? kept.day.to + SOON_S;
      if (services.now() < due) continue;
      looks.set(key, services.now() + BETWEEN_S);
      looks.set(key, await keepGuarded(kept, services));
    }
    for (const { day } of days.values()) await keepEarly(nextDay(day), services);
  };
  return {
    tick() {
      running ??= round().finally(() => (running = undefined));
      return running;
    },
    idle: () => (running ?? Promise.resolve()).catch(() => undefined),
  };
}

/** A day of those streams. */
interface KeptDay {
  readonly day: Day;
  readonly filter: DigestFilter | undefined;
}

function keyOf({ day, filter }: KeptDay): string {
  const scope = scopeKey(filter);
  return `facts:${day.zone}:${day.text}${scope === '' ? '' : `:${scope}`}`;
}

async function daysOf({ store, settings, now }: KeeperServices): Promise<ReadonlyMap<string, KeptDay>> {
  const digests = (await store.digests.list()).map(({ body }) => readOrder(body));
  const told = digests.map(({ rhythm: { zone }, filter }) => ({ zone, filter }));
  const days = [{ zone: settings.timezone, filter: undefined }, ...told].map(({ zone, filter }) => ({
    day: dayBefore(now(), zone),
    filter,
  }));
  return new Map(days.map((kept) => [keyOf(kept), kept]));
}

/** When the day is looked at next: never again once it is final. */
async function keepGuarded(kept: KeptDay, services: KeeperServices): Promise<UnixSeconds> {
  const { now, log } = services;
  const { day } = kept;
  try {
    const ready = await keepDay(kept, services);
    return ready === undefined ? Infinity : Math.max(ready, now() + BETWEEN_S);
  } catch (cause) {
    log.warn('facts of a day not kept', { zone: day.zone, day: day.text, cause });
    return now() + BETWEEN_S;
  }
}

/** When the rest of it is there; undefined when all of it is kept. The claim is not released: it spaces the looks of all. */
async function keepDay(kept: KeptDay, services: KeeperServices): Promise<UnixSeconds | undefined> {
  const { live, store, now, random } = services;
  const [holder, began] = [newId(random), now()];
  const claim = await store.claims.take(keyOf(kept), holder, began, began + BETWEEN_S);
  if (claim === undefined) return began;
  const sources = { live, facts: store.facts, filter: kept.filter };
  return readyAt(await readDayFacts(kept.day, sources, began), began);
}

/** The end of a day that is nearly over; once by all instances together. Of some streams alone they are not told. */
async function keepEarly(day: Day, { live, store, log, now, random }: KeeperServices): Promise<void> {
  const at = now();
  if (at < day.to - EARLY_S || !live.can.has('playErrors')) return;
  const key = `early:${day.zone}:${day.text}`;
  try {
    const claim = await store.claims.take(key, newId(random), at, day.to);
    if (claim !== undefined) await keepEarlyErrors(day, { live, facts: store.facts }, at);
  } catch (cause) {
    log.warn('failed requests of a day not kept', { zone: day.zone, day: day.text, cause });
  }
}
