import { readOrder, wakeOf, writeOrder, type DigestOrder } from '../core/digest-order.ts';
import { newId, type Services } from '../core/services.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Digest } from '../store/port.ts';

/** Seconds that one instance has for a step of a digest; after that another may take it. */
export const CLAIM_S = 300;

/** A digest that this instance alone may move on, until `until`. */
export interface HeldDigest {
  readonly id: string;
  readonly until: UnixSeconds;
  /** The oldest run that it owes. */
  nextRun(): UnixSeconds;
  order(): DigestOrder;
  /** Keeps how it is going; false (and nothing kept) when somebody has changed or taken it since. */
  keep(change: Partial<DigestOrder>, nextRun?: UnixSeconds): Promise<boolean>;
  letGo(): Promise<void>;
}

/**
 * Claims a digest that was found due. Undefined when another instance holds it, or has moved it on since it was found. What
 * is kept carries the claim's fence, so that an instance whose claim is over can keep nothing more.
 */
export async function holdDigest(due: Digest, services: Services): Promise<HeldDigest | undefined> {
  const { store, random, now } = services;
  const until = now() + CLAIM_S;
  const claim = await store.claims.take(`digest:${due.id}:${due.nextRun}`, newId(random), now(), until);
  if (claim === undefined) return undefined;
  const letGo = () => store.claims.release(claim);
  const seen = await store.digests.read(due.id);
  if (seen?.nextRun !== due.nextRun || seen.wakeAt > now()) {
    await letGo();
    return undefined;
  }
  const held = { digest: seen, order: readOrder(seen.body) };
  return {
    id: due.id,
    until,
    nextRun: () => held.digest.nextRun,
    order: () => held.order,
    async keep(change, nextRun = held.digest.nextRun) {
      const order = { ...held.order, ...change, fence: claim.fence };
      const to = { nextRun, wakeAt: wakeOf(nextRun, order), body: writeOrder(order) };
      if (!(await store.digests.moved(due.id, held.digest, to))) return false;
      held.digest = { ...held.digest, ...to };
      held.order = order;
      return true;
    },
    letGo,
  };
}

/** Throws when the claim's time is over: from then on another instance may be at the same step. */
export function mustHold({ until }: Pick<HeldDigest, 'until'>, now: UnixSeconds): void {
  if (now >= until) throw new Error('the step took longer than the claim holds');
}
