import type { Sourced } from '../live/port.ts';
import { BotError } from './errors.ts';

/** What came of a read: an answer, or why there is none. */
export interface Attempt<T> {
  readonly answer?: Sourced<T>;
  readonly fault?: BotError | undefined;
}

/** Throws nothing that the cloud did. */
export async function attempt<T>(reading: Promise<Sourced<T>>): Promise<Attempt<T>> {
  try {
    return { answer: await reading };
  } catch (thrown) {
    if (thrown instanceof BotError) return { fault: thrown };
    throw thrown;
  }
}
