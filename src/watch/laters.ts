import type { Chat } from '../chat/port.ts';
import { readAsker, type Platform } from '../core/call.ts';
import { lookAgain, lostLook } from '../core/look-again.ts';
import type { Services } from '../core/services.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { TakenLater } from '../store/port.ts';

/** Seconds that one instance has for a look, between two tries of one that broke, and until it is given up. */
const LEASE_S = 60;
const RETRY_S = 5;
const GIVE_UP_S = 600;
/** Seconds that a first answer gets to land: a look told sooner would stand beside it and leave it open for ever. */
const LAND_S = 5;
const MOST = 20;

export interface Laters {
  /** Runs every look that is due. Rounds may overlap: a look is leased to one, so a slow one holds up no other. */
  readonly tick: () => Promise<void>;
  /** When the rounds that are running, if any, are over. */
  readonly idle: () => Promise<void>;
}

interface Round {
  readonly services: Services;
  readonly chats: ReadonlyMap<Platform, Chat>;
  /** When this process ran its first round: what broke before is no reason to give up now. */
  readonly since: UnixSeconds;
  /** When a look without a message was first due here. */
  readonly homeless: Map<string, UnixSeconds>;
}

/** Runs the looks that fall due: claimed by one instance, dispatched as the same person, told, and only then over. */
export function createLaters(services: Services, chats: ReadonlyMap<Platform, Chat>): Laters {
  const homeless = new Map<string, UnixSeconds>();
  let since: UnixSeconds | undefined;
  const rounds = new Set<Promise<unknown>>();
  const run = async (): Promise<void> => {
    const now = services.now();
    since ??= now;
    for (const [id, first] of homeless) if (now > first + GIVE_UP_S) homeless.delete(id);
    const round: Round = { services, chats, since, homeless };
    const due = await services.store.laters.takeDue(now, now + LEASE_S, MOST);
    await Promise.all(due.map((taken) => runOne(taken, round)));
  };
  return {
    tick() {
      const round = run();
      // A round that failed is its caller's news.
      const over = round.catch(() => undefined).finally(() => rounds.delete(over));
      rounds.add(over);
      return round;
    },
    idle: async () => void (await Promise.all(rounds)),
  };
}

async function runOne(taken: TakenLater, round: Round): Promise<void> {
  const { services, chats, homeless } = round;
  const { laters } = services.store;
  const now = services.now();
  if (isElsewhere(taken, now, chats)) {
    // Its lease ends with this, so that the instance that has the platform can take it.
    await laters.postpone(taken.id, taken.fence, taken);
    return;
  }
  if (mayStillLand(taken, now, homeless)) {
    await laters.postpone(taken.id, taken.fence, { ...taken, at: now + 1 });
    return;
  }
  try {
    const { answer, beside, asker, next } = await lookAgain(taken, services);
    const message = beside ? undefined : taken.message;
    if (answer !== undefined) await chats.get(asker.actor.platform)?.tell(asker, message, answer);
    await (next === undefined
      ? laters.finish(taken.id, taken.fence)
      : laters.postpone(taken.id, taken.fence, next));
  } catch (cause) {
    await retryOrGiveUp(taken, cause, round);
  }
}

/** A look of a platform that this instance does not have is another's, unless nobody came for it. */
function isElsewhere({ call, until }: TakenLater, now: UnixSeconds, chats: Round['chats']): boolean {
  return !chats.has(readAsker(call).actor.platform) && now < until + GIVE_UP_S;
}

function mayStillLand({ id, message }: TakenLater, now: UnixSeconds, homeless: Round['homeless']): boolean {
  if (message !== undefined) return false;
  const first = homeless.get(id) ?? now;
  homeless.set(id, first);
  return now < first + LAND_S;
}

async function retryOrGiveUp(taken: TakenLater, cause: unknown, round: Round): Promise<void> {
  const { store, log, now } = round.services;
  // One that has long to go is not given up before its time is over.
  const givesUp = now() > Math.max(taken.first, round.since, taken.until - GIVE_UP_S) + GIVE_UP_S;
  log.error('look failed', { look: taken.id, command: taken.command, givesUp, cause });
  if (givesUp) return giveUp(taken, cause, round);
  await store.laters.postpone(taken.id, taken.fence, { ...taken, at: now() + RETRY_S });
}

/** Whoever waits is told, if that is possible, that nothing more will come. */
async function giveUp(taken: TakenLater, cause: unknown, { services, chats }: Round): Promise<void> {
  const { store, log, now } = services;
  if (taken.intent !== undefined) await store.intents.settle(taken.intent, now(), 'unknown', undefined);
  try {
    const { asker, answer } = lostLook(taken, cause, services);
    await chats.get(asker.actor.platform)?.tell(asker, taken.message, answer);
  } catch (untold) {
    log.error('look given up and not told', { look: taken.id, cause: untold });
  }
  await store.laters.finish(taken.id, taken.fence);
}
