import { newId, type Services } from '../core/services.ts';
import type { OnlineStream, Sourced } from '../live/port.ts';
import { judgeByOnline } from './judge-online.ts';
import { judgeByRows } from './judge-rows.ts';
import { createOnAirMemory } from './on-air.ts';
import { pushReport } from './push-report.ts';

/** Events that are acted on in one go. */
const MOST_EVENTS = 500;
/** As many streams as the list of what is on air is made for (tencent-live 5.5), and what ended meanwhile. */
const MOST_SESSIONS = 25_000;
/** For how long a session that no read has confirmed is looked for. */
const RECHECK_S = 86_400;
/** Shorter than the minute between two checks, so that of several instances one reads in each. */
const CLAIM_S = 50;

/** What the bot makes of the cloud's events. Nothing is ever written to the cloud because of one. */
export interface SessionWatch {
  /** Folds events that were kept, and not yet acted on, into push sessions; those of before a restart too. */
  readonly act: () => Promise<void>;
  /** Compares what was reported with the cloud; undefined: the list of what is on air could not be read. */
  readonly check: (online: Sourced<readonly OnlineStream[]> | undefined) => Promise<void>;
  /** When what is running is over. */
  readonly idle: () => Promise<void>;
}

/**
 * Keeps push sessions. What events tell is `reported` until a read of the cloud confirms it, since their signature covers
 * their time alone (tencent-live 11.1).
 */
export function createSessionWatch(
  services: Pick<Services, 'live' | 'store' | 'log' | 'now' | 'random'>,
): SessionWatch {
  const { store } = services;
  const onAir = createOnAirMemory();
  const byRows = judgeByRows(services, onAir);
  const holder = newId(services.random);
  const running = new Set<Promise<void>>();
  const tracked = (run: Promise<void>): Promise<void> => {
    // A run that failed is its caller's news.
    const over = run.catch(() => undefined).finally(() => running.delete(over));
    running.add(over);
    return run;
  };
  let acting: Promise<void> | undefined;
  const check = async (online: Sourced<readonly OnlineStream[]>): Promise<void> => {
    onAir.note(online);
    const now = services.now();
    const sessions = await store.sessions.unsettled(now - RECHECK_S, MOST_SESSIONS);
    if (sessions.length === 0) return;
    if ((await store.claims.take('watch:sessions', holder, now, now + CLAIM_S)) === undefined) return;
    const found = judgeByOnline(sessions, onAir);
    await store.sessions.settle(found);
    const judged = new Set(found.map(({ session }) => session));
    await store.sessions.settle(await byRows(sessions.filter((session) => !judged.has(session))));
  };
  return {
    act: () => (acting ??= tracked(actOnAll(store)).finally(() => (acting = undefined))),
    check: (online) => (online === undefined ? Promise.resolve() : tracked(check(online))),
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Folding is the same in any order and any number of times, so that a crash between the two steps loses nothing. */
async function actOnAll({ events, sessions }: Services['store']): Promise<void> {
  for (;;) {
    const pending = await events.pending(MOST_EVENTS);
    if (pending.length === 0) return;
    await sessions.report(pending.flatMap((event) => pushReport(event) ?? []));
    await events.handled(pending.map(({ key }) => key));
  }
}
