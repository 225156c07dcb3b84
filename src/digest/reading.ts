import { BotError } from '../core/errors.ts';
import { text } from '../core/text.ts';
import type { Ability, LiveReads, Sourced, UnixSeconds } from '../live/port.ts';
import type { Reading } from './facts.ts';

export interface ReadFrom {
  readonly live: Pick<LiveReads, 'can'>;
  readonly now: UnixSeconds;
}

/** A figure that the cloud did not tell is asked for again after this many seconds. */
const AGAIN_S = 900;

/** Reads one figure. What cannot be read is missing, with its reason; only our own faults throw. */
export async function reading<T>(
  { live: { can }, now }: ReadFrom,
  needs: Ability,
  run: () => Promise<Sourced<T>>,
): Promise<Reading<T>> {
  if (!can.has(needs)) return { missing: text`This cloud cannot be asked for it.`, isUnable: true };
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof BotError)) throw thrown;
    // What the cloud does not keep it will not tell later either.
    const isLost = thrown.code === 'bad-input' || thrown.code === 'unsupported';
    return { missing: thrown.said, readyAt: isLost ? undefined : now + AGAIN_S };
  }
}
