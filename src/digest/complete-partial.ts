import type { PartialDigest } from '../core/digest-order.ts';
import { BotError } from '../core/errors.ts';
import { nextRun } from '../core/rhythm.ts';
import { LIVES, sealReply } from '../core/saved-call.ts';
import type { Services } from '../core/services.ts';
import { text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { changedNote, figuresOf } from './changed-figures.ts';
import { chatOf, placeOf, type DigestChats } from './chat-of.ts';
import { mustHold, type HeldDigest } from './held-digest.ts';
import { makeDigest, sourcesOf } from './make-digest.ts';
import { withMute, withNote } from './make-owed.ts';
import { notesOf } from './notes.ts';
import { retryS, tellFailure } from './retry-later.ts';

/** Changes a digest that was posted in part to the final figures; the same edit twice leaves the same message. */
export async function completePartial(
  held: HeldDigest,
  partial: PartialDigest,
  services: Services,
  chats: DigestChats,
): Promise<void> {
  const { log } = services;
  const { run } = partial.posting;
  try {
    const next = await complete(held, partial, services, chats);
    await held.keep({ partial: next });
    log.info('digest completed', { digest: held.id, run, isFinal: next === undefined });
  } catch (cause) {
    log.error('digest not completed', { digest: held.id, run, tries: partial.tries + 1, cause });
    const next = later(held, partial, cause, services);
    // Of a digest that another instance has taken over there is nothing to tell.
    if (!(await held.keep({ partial: next })) || !isNews(partial, next, cause)) return;
    const step = { failure: 'unfinished', cause, retryAt: next?.wakeAt } as const;
    await tellFailure(held, step, services, chats);
  }
}

/** The first failure is told, and the end of all tries; that a message is gone somebody knows. */
const isNews = (partial: PartialDigest, next: PartialDigest | undefined, cause: unknown): boolean =>
  next === undefined ? !isGone(cause) : partial.tries === 0;

const isGone = (cause: unknown): boolean => cause instanceof BotError && cause.code === 'gone';

/** Undefined when it is final now; else what stands there still, for the time when the rest is there. */
async function complete(
  held: HeldDigest,
  partial: PartialDigest,
  services: Services,
  chats: DigestChats,
): Promise<PartialDigest | undefined> {
  const { posting, message } = partial;
  const order = held.order();
  const made = await makeDigest(order, posting.run, sourcesOf(services), notesOf(posting));
  const { readyAt } = made;
  if (readyAt !== undefined && readyAt < endOf(held, partial))
    return { ...partial, readyAt, wakeAt: readyAt };
  const changed = changedNote(partial.figures, figuresOf(made.reply));
  const noted = withNote(made.reply, changed);
  const reply = readyAt === undefined ? noted : withNote(noted, RUN_OUT);
  const sealed = await sealReply(withMute(reply, held.id), services, LIVES.digest);
  mustHold(held, services.now());
  await chatOf(order, chats).edit(placeOf(order), message, sealed);
  return undefined;
}

const RUN_OUT = text`Some figures could not be read up to now, and are no longer looked for.`;

/** The run after it has other figures to wait for. */
const endOf = (held: HeldDigest, { posting }: PartialDigest): UnixSeconds =>
  nextRun(held.order().rhythm, posting.run);

/** Tried again until the run after it; a message that is gone needs no figures. */
function later(
  held: HeldDigest,
  partial: PartialDigest,
  cause: unknown,
  { now }: Services,
): PartialDigest | undefined {
  if (isGone(cause)) return undefined;
  const wakeAt = now() + retryS(partial.tries);
  return wakeAt < endOf(held, partial) ? { ...partial, wakeAt, tries: partial.tries + 1 } : undefined;
}
