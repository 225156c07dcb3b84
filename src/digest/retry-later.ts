import type { RunState } from '../core/digest-order.ts';
import { sealPlain } from '../core/saved-call.ts';
import type { Services } from '../core/services.ts';
import type { UnixSeconds } from '../live/port.ts';
import { chatOf, placeOf, type DigestChats } from './chat-of.ts';
import type { HeldDigest } from './held-digest.ts';
import { failureNote, type Failure } from './notes.ts';

/** Seconds until a failed step is tried again: longer with each try, but always longer than the claim. */
const RETRY_S = [360, 600, 1200, 3600] as const;
const LONGEST_S = 3600;

/** Seconds to wait after the `tries`-th failure, counted from 0. */
export const retryS = (tries: number): number => RETRY_S[tries] ?? LONGEST_S;

/** The channel is told once that a digest fails; the digest itself is tried again until its next run takes its place. */
export async function retryLater(
  held: HeldDigest,
  { cause, sending }: Pick<RunState, 'sending'> & { readonly cause: unknown },
  services: Services,
  chats: DigestChats,
): Promise<void> {
  const { tries, told } = held.order();
  const retryAt = services.now() + retryS(tries);
  services.log.error('digest failed', { digest: held.id, tries: tries + 1, retryAt, cause });
  // Of a digest that another instance has taken over there is nothing to tell.
  if (!(await held.keep({ tries: tries + 1, sending, retryAt })) || told) return;
  const failure = sending === undefined ? 'unmade' : 'unconfirmed';
  if (await tellFailure(held, { failure, cause, retryAt }, services, chats)) await held.keep({ told: true });
}

/** A step that failed, and when it is tried again. */
export interface FailedStep {
  readonly failure: Failure;
  readonly cause: unknown;
  /** Undefined when it is tried no more. */
  readonly retryAt: UnixSeconds | undefined;
}

/** A short word in the channel; false when not even that could be posted. */
export async function tellFailure(
  held: HeldDigest,
  { failure, cause, retryAt }: FailedStep,
  { log }: Services,
  chats: DigestChats,
): Promise<boolean> {
  const order = held.order();
  try {
    const note = sealPlain(failureNote(failure, order.rhythm, cause, retryAt));
    const end = retryAt === undefined ? 'left' : 'failed';
    await chatOf(order, chats).post(placeOf(order), note, `${held.id}:${held.nextRun()}:${end}`);
    return true;
  } catch (untold) {
    log.error('digest failure not told', { digest: held.id, cause: untold });
    return false;
  }
}
