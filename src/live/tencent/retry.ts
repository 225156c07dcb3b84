import { delay, type Clock } from './clock.ts';
import { CallError, type Fault } from './faults.ts';

export interface RetryOptions {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** On the clock; no new attempt starts after it. */
  readonly endsAtMs: number;
  readonly baseMs: RetryBase;
}

/** The shortest wait before the first retry; undefined when another attempt would fail the same way. */
export type RetryBase = (fault: Fault) => number | undefined;

const MAX_RETRIES = 2;

/**
 * Runs a read, and again up to twice after a fault that may pass. Only for reads: a write is never repeated. Throws the
 * last failure.
 */
export async function retry<T>(read: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await read();
    } catch (error) {
      const baseMs = error instanceof CallError ? options.baseMs(error.fault) : undefined;
      if (baseMs === undefined || retries === MAX_RETRIES) throw error;
      const waitMs = (baseMs + baseMs * options.random()) * 2 ** retries;
      if (options.clock.now() + waitMs >= options.endsAtMs) throw error;
      await delay(options.clock, waitMs);
    }
  }
}
