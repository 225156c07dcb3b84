import { readOrder } from '../core/digest-order.ts';
import { newId, type Services } from '../core/services.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore, type Day } from './day.ts';
import { readDayFacts } from './day-facts.ts';
import { readyAt } from './ready.ts';

/** Failed requests are told of the last 24 hours alone, so that a day is looked at soon after its end ... */
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
 * Keeps the facts of yesterday, in the zone of each digest and of the installation, without anybody asking: weeks and months
 * are made of days that the cloud has forgotten by then. What fails is logged, and tried again.
 */
export function createYesterdayKeeper(services: KeeperServices): YesterdayKeeper {
  const looks = new Map<string, UnixSeconds>();
  let running: Promise<void> | undefined;
  const round = async (): Promise<void> => {
    const days = (await zonesOf(services)).map((zone) => dayBefore(services.now(), zone));
    for (const key of looks.keys()) if (!days.some((day) => keyOf(day) === key)) looks.delete(key);
    for (const day of days) {
      const due = looks.get(keyOf(day)) ?? day.to + SOON_S;
      if (services.now() < due) continue;
      looks.set(keyOf(day), services.now() + BETWEEN_S);
      const next = await keepGuarded(day, services);
      looks.set(keyOf(day), next);
    }
  };
  return {
    tick() {
      running ??= round().finally(() => (running = undefined));
      return running;
    },
    idle: () => (running ?? Promise.resolve()).catch(() => undefined),
  };
}

const keyOf = ({ zone, text }: Day): string => `facts:${zone}:${text}`;

async function zonesOf({ store, settings }: KeeperServices): Promise<readonly string[]> {
  const digests = await store.digests.list();
  return [...new Set([settings.timezone, ...digests.map(({ body }) => readOrder(body).rhythm.zone)])];
}

/** When the day is looked at next: never again once it is final. */
async function keepGuarded(day: Day, services: KeeperServices): Promise<UnixSeconds> {
  const { now, log } = services;
  try {
    const ready = await keepDay(day, services);
    return ready === undefined ? Infinity : Math.max(ready, now() + BETWEEN_S);
  } catch (cause) {
    log.warn('facts of a day not kept', { zone: day.zone, day: day.text, cause });
    return now() + BETWEEN_S;
  }
}

/** When the rest of it is there; undefined when all of it is kept. The claim is not released: it spaces the looks of all. */
async function keepDay(day: Day, services: KeeperServices): Promise<UnixSeconds | undefined> {
  const { live, store, now, random } = services;
  const [holder, began] = [newId(random), now()];
  const claim = await store.claims.take(keyOf(day), holder, began, began + BETWEEN_S);
  if (claim === undefined) return began;
  return readyAt(await readDayFacts(day, { live, facts: store.facts }, began), began);
}
