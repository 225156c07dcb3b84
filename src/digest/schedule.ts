import type { Chat } from '../chat/port.ts';
import type { Platform } from '../core/call.ts';
import { newestRun, nextRun } from '../core/clock.ts';
import { readOrder, UNTRIED, writeOrder, type DigestOrder } from '../core/digest-order.ts';
import { BotError } from '../core/errors.ts';
import type { SealedReply } from '../core/reply.ts';
import { LIVES, sealPlain, sealReply } from '../core/saved-call.ts';
import { newId, type Services } from '../core/services.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Digest } from '../store/port.ts';
import { dayBefore } from './day.ts';
import { digestOfDay } from './digest-of-day.ts';
import { failureNote, notesOf } from './notes.ts';

/** Seconds that one instance has for a run; after that another may take it. */
export const CLAIM_S = 300;
/** Seconds until a failed run is tried again: longer with each try, but always longer than the claim. */
const RETRY_S = [360, 600, 1200, 3600] as const;
const MOST = 50;

export interface DigestSchedule {
  /** Posts every digest that is due; one round at a time, so a second call waits for the first. */
  readonly tick: () => Promise<void>;
  /** When the round that is running, if any, is over. */
  readonly idle: () => Promise<void>;
}

type Chats = ReadonlyMap<Platform, Pick<Chat, 'post'>>;

/** A run that this instance alone may post, until `until`. */
interface Run {
  readonly digest: Digest;
  readonly order: DigestOrder;
  /** The newest of the runs that are owed, and how many are left out for it. */
  readonly at: UnixSeconds;
  readonly skipped: number;
  readonly until: UnixSeconds;
  /** The digest left for the platform, and was not refused for certain: it may stand there. */
  mayStand: boolean;
}

/** Posts digests when they are due: claimed by one instance, posted, and only then marked done (design: Schedule). */
export function createDigestSchedule(services: Services, chats: Chats): DigestSchedule {
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    for (const digest of await services.store.digests.due(services.now(), MOST)) {
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
async function runGuarded(digest: Digest, services: Services, chats: Chats): Promise<void> {
  try {
    await runDue(digest, services, chats);
  } catch (cause) {
    services.log.error('digest broke', { digest: digest.id, cause });
  }
}

async function runDue(due: Digest, services: Services, chats: Chats): Promise<void> {
  const { store, random, now } = services;
  const until = now() + CLAIM_S;
  const key = `digest:${due.id}:${due.nextRun}`;
  if ((await store.claims.take(key, newId(random), now(), until)) === undefined) return;
  // Another instance may have posted it since it was listed; its claim may be over by now.
  const digest = await store.digests.read(due.id);
  if (digest?.nextRun !== due.nextRun || digest.wakeAt > now()) return;
  const order = readOrder(digest.body);
  const { run: at, skipped } = newestRun(order.at, order.zone, digest.nextRun, now());
  const run: Run = { digest, order, at, skipped, until, mayStand: order.sending };
  try {
    await post(run, services, chats);
  } catch (cause) {
    await retryLater(run, cause, services, chats);
  }
}

async function post(run: Run, services: Services, chats: Chats): Promise<void> {
  const { digest, order, at } = run;
  const { store, live, now, log } = services;
  const notes = notesOf(run, now());
  const sources = { live, facts: store.facts, audit: store.audit, events: store.events, log, now };
  const { reply } = await digestOfDay(dayBefore(at, order.zone), sources, now(), notes);
  const sealed = await sealReply(reply, services, LIVES.digest);
  if (now() >= run.until) throw new Error('reading the day took longer than the claim holds');
  // From here on a crash leaves a digest that may stand there; its next try says so.
  if (!(await keep(run, { ...order, sending: true }, run.until, services))) return;
  await send(run, sealed, chats);
  const next = nextRun(order.at, order.zone, at);
  const done = { nextRun: next, wakeAt: next, body: writeOrder({ ...order, ...UNTRIED }) };
  await store.digests.moved(digest.id, digest.nextRun, done);
  log.info('digest posted', { digest: digest.id, run: at, skipped: run.skipped, tries: order.tries });
}

async function send(run: Run, reply: SealedReply, chats: Chats): Promise<void> {
  const { digest, order, mayStand } = run;
  const chat = chatOf(order, chats);
  run.mayStand = true;
  try {
    await chat.post(placeOf(order), reply, `${digest.id}:${digest.nextRun}`);
  } catch (thrown) {
    if (thrown instanceof BotError && thrown.did === 'nothing') run.mayStand = mayStand;
    throw thrown;
  }
}

/** The channel is told once that a digest fails; the digest itself is tried again until its next run takes its place. */
async function retryLater(run: Run, cause: unknown, services: Services, chats: Chats): Promise<void> {
  const { digest, order } = run;
  const { now, log } = services;
  const waitS = RETRY_S[Math.min(order.tries, RETRY_S.length - 1)] ?? CLAIM_S * 2;
  const wakeAt = now() + waitS;
  log.error('digest failed', { digest: digest.id, tries: order.tries + 1, wakeAt, cause });
  const told = order.told || (await tellFailure(run, { cause, wakeAt }, chats, services));
  const tried = { tries: order.tries + 1, told, sending: run.mayStand };
  await keep(run, { ...order, ...tried }, wakeAt, services);
}

async function tellFailure(
  { digest, order }: Run,
  { cause, wakeAt }: { readonly cause: unknown; readonly wakeAt: UnixSeconds },
  chats: Chats,
  { log }: Services,
): Promise<boolean> {
  try {
    const note = sealPlain(failureNote(cause, wakeAt));
    await chatOf(order, chats).post(placeOf(order), note, `${digest.id}:${digest.nextRun}:failed`);
    return true;
  } catch (untold) {
    log.error('digest failure not told', { digest: digest.id, cause: untold });
    return false;
  }
}

/** Keeps how the run is going; false when it is no longer owed. */
const keep = (
  { digest }: Run,
  order: DigestOrder,
  wakeAt: UnixSeconds,
  { store }: Services,
): Promise<boolean> =>
  store.digests.moved(digest.id, digest.nextRun, {
    nextRun: digest.nextRun,
    wakeAt,
    body: writeOrder(order),
  });

const placeOf = ({ place }: DigestOrder) => ({ ...place, direct: false });

function chatOf({ place }: DigestOrder, chats: Chats): Pick<Chat, 'post'> {
  const chat = chats.get(place.platform);
  if (chat === undefined) throw new Error(`the bot is not connected to ${place.platform}`);
  return chat;
}
