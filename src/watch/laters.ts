import type { Platform } from '../core/call.ts';
import type { Chat } from '../chat/port.ts';
import { lookAgain } from '../core/look-again.ts';
import type { Services } from '../core/services.ts';
import type { TakenLater } from '../store/port.ts';

/** Seconds that one instance has for a look, between two tries of one that broke, and until it is given up. */
const LEASE_S = 60;
const RETRY_S = 5;
const GIVE_UP_S = 600;
const MOST = 20;

export interface Laters {
  /** Runs every look that is due; one round at a time, so a second call waits for the first. */
  readonly tick: () => Promise<void>;
  /** When the round that is running, if any, is over. */
  readonly idle: () => Promise<void>;
}

/** Runs the looks that fall due: claimed by one instance, dispatched as the same person, told, and only then over. */
export function createLaters(services: Services, chats: ReadonlyMap<Platform, Chat>): Laters {
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    const now = services.now();
    const due = await services.store.laters.takeDue(now, now + LEASE_S, MOST);
    await Promise.all(due.map((taken) => runOne(taken, services, chats)));
  };
  return {
    tick() {
      const round = running.then(run);
      // A round that failed is its caller's news; it must not keep the next one from running.
      running = round.catch(() => undefined);
      return round;
    },
    idle: () => running,
  };
}

async function runOne(
  taken: TakenLater,
  services: Services,
  chats: ReadonlyMap<Platform, Chat>,
): Promise<void> {
  const { laters } = services.store;
  try {
    const { answer, asker, next } = await lookAgain(taken, services);
    if (answer !== undefined) await chats.get(asker.actor.platform)?.tell(asker, taken.message, answer);
    await (next === undefined
      ? laters.finish(taken.id, taken.fence)
      : laters.postpone(taken.id, taken.fence, next));
  } catch (cause) {
    await retryOrGiveUp(taken, cause, services);
  }
}

async function retryOrGiveUp(taken: TakenLater, cause: unknown, services: Services): Promise<void> {
  const { store, log } = services;
  const now = services.now();
  const givesUp = now > taken.first + GIVE_UP_S;
  log.error('look failed', { look: taken.id, command: taken.command, givesUp, cause });
  if (!givesUp) {
    const { until, memory } = taken;
    await store.laters.postpone(taken.id, taken.fence, { at: now + RETRY_S, until, memory });
    return;
  }
  if (taken.intent !== undefined) await store.intents.settle(taken.intent, now, 'unknown', undefined);
  await store.laters.finish(taken.id, taken.fence);
}
