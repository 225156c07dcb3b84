import { delay, type Clock } from './clock.ts';
import { CallError, type Fault } from './faults.ts';

export interface RetryOptions {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** On the clock; no new attempt starts after it. */
  readonly endsAtMs: number;
}

const MAX_RETRIES = 2;
const LIMIT_BASE_MS = 1000;
const FAULT_BASE_MS = 200;

/**
 * Runs a read, and again up to twice after a rate limit, an inner fault of Tencent or a broken connection
 * (tencent-live 4.3). Only for reads: a write is never repeated. Throws the last failure.
 */
export async function retry<T>(read: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await read();
    } catch (error) {
      const baseMs = error instanceof CallError ? baseOf(error.fault) : undefined;
      if (baseMs === undefined || retries === MAX_RETRIES) throw error;
      const waitMs = (baseMs + baseMs * options.random()) * 2 ** retries;
      if (options.clock.now() + waitMs >= options.endsAtMs) throw error;
      await delay(options.clock, waitMs);
    }
  }
}

/** The shortest wait before the first retry; undefined when another attempt would fail the same way. */
function baseOf(fault: Fault): number | undefined {
  if (fault.kind === 'transport') return fault.reason === 'too-big' ? undefined : FAULT_BASE_MS;
  if (fault.kind === 'unreadable') return fault.status >= 500 ? FAULT_BASE_MS : undefined;
  if (isRateLimit(fault.code)) return LIMIT_BASE_MS;
  return isInnerFault(fault.code) ? FAULT_BASE_MS : undefined;
}

const isRateLimit = (code: string) =>
  code.split('.')[0] === 'RequestLimitExceeded' || code === 'LimitExceeded.RateLimitExceeded';

/** `NotPermmitOperat` stands among the inner faults but is a refusal (tencent-live 4.3). */
const isInnerFault = (code: string) =>
  code === 'ServiceUnavailable' ||
  (code.split('.')[0] === 'InternalError' && code !== 'InternalError.NotPermmitOperat');
