import type { Measured, Sourced } from '../live/port.ts';
import { BotError } from './errors.ts';

/** What came of a read: an answer, or why there is none. */
export interface Attempt<T, A extends Sourced<T> = Sourced<T>> {
  readonly answer?: A;
  readonly fault?: BotError | undefined;
}

/** The attempt to read figures. */
export type Reading<T> = Attempt<T, Measured<T>>;

/** Throws nothing that the cloud did. */
export async function attempt<T>(reading: Promise<Measured<T>>): Promise<Reading<T>>;
export async function attempt<T>(reading: Promise<Sourced<T>>): Promise<Attempt<T>>;
export async function attempt<T>(reading: Promise<Sourced<T>>): Promise<Attempt<T>> {
  try {
    return { answer: await reading };
  } catch (thrown) {
    if (thrown instanceof BotError) return { fault: thrown };
    throw thrown;
  }
}
