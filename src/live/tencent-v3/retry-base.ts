import type { RetryBase } from '../tencent/retry.ts';

const LIMIT_BASE_MS = 1000;
const FAULT_BASE_MS = 200;

/** A rate limit, an inner fault of Tencent and a broken connection may pass (tencent-live 4.3). */
export const retryBase: RetryBase = (fault) => {
  if (fault.kind === 'transport') return fault.reason === 'too-big' ? undefined : FAULT_BASE_MS;
  if (fault.kind === 'unreadable') return fault.status >= 500 ? FAULT_BASE_MS : undefined;
  if (isRateLimit(fault.code)) return LIMIT_BASE_MS;
  return isInnerFault(fault.code) ? FAULT_BASE_MS : undefined;
};

const isRateLimit = (code: string) =>
  code.split('.')[0] === 'RequestLimitExceeded' || code === 'LimitExceeded.RateLimitExceeded';

/** `NotPermmitOperat` stands among the inner faults but is a refusal (tencent-live 4.3). */
const isInnerFault = (code: string) =>
  code === 'ServiceUnavailable' ||
  (code.split('.')[0] === 'InternalError' && code !== 'InternalError.NotPermmitOperat');
