import type { Services } from '../core/services.ts';
import type { Digest } from '../store/port.ts';
import type { DigestChats } from './chat-of.ts';
import { completePartial } from './complete-partial.ts';
import { holdDigest, type HeldDigest } from './held-digest.ts';
import { postOwed } from './post-owed.ts';

const MOST = 50;

export interface DigestSchedule {
  /** Posts every digest that is due; one round at a time, so a second call waits for the first. */
  readonly tick: () => Promise<void>;
  /** When the round that is running, if any, is over. */
  readonly idle: () => Promise<void>;
}

/**
 * Posts digests when they are due: claimed by one instance, posted, and only then marked done (design: Schedule). Those of
 * platforms that this instance does not run are left to one that does.
 */
export function createDigestSchedule(services: Services, chats: DigestChats): DigestSchedule {
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    for (const digest of await services.store.digests.due(services.now(), MOST, [...chats.keys()])) {
      await runGuarded(digest, services, chats);
    }
  };
  return {
    tick() {
      const next = running.then(round);
      // A round that failed is its caller's news; it must not keep the next one from running.
      running = next.catch(() => undefined);
      return next;
    },
    idle: () => running,
  };
}

/** One digest that breaks keeps no other from its channel. */
async function runGuarded(digest: Digest, services: Services, chats: DigestChats): Promise<void> {
  try {
    const held = await holdDigest(digest, services);
    if (held === undefined) return;
    await runHeld(held, services, chats);
    await held.letGo();
  } catch (cause) {
    services.log.error('digest broke', { digest: digest.id, cause });
  }
}

/** The older debt first: the rest of what stands there in part, then the run that is owed. */
async function runHeld(held: HeldDigest, services: Services, chats: DigestChats): Promise<void> {
  const { partial } = held.order();
  if (partial !== undefined && partial.wakeAt <= services.now()) {
    await completePartial(held, partial, services, chats);
  }
  const { retryAt = held.nextRun() } = held.order();
  if (retryAt <= services.now()) await postOwed(held, services, chats);
}
