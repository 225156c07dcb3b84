import type { SimClock } from '../../clock.ts';

/** Calls per minute of Slack's tiers; `special` methods allow hundreds. */
export const tiers = { one: 1, two: 20, three: 50, four: 100, special: 300 } as const;
export type Tier = keyof typeof tiers;

const postsBurst = 5;
const connectionsBurst = 10;

/** Token buckets on the stand-in's clock. */
export interface RateLimits {
  /** Counts one call; the answer is the seconds to wait (`Retry-After`), or 0. */
  take(method: string, tier: Tier, channel: string | undefined): number;
}

export function createRateLimits(clock: SimClock): RateLimits {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  const take = (key: string, perMs: number, burst: number): number => {
    const bucket = buckets.get(key) ?? { tokens: burst, atMs: clock.now() };
    const tokens = Math.min(burst, bucket.tokens + (clock.now() - bucket.atMs) * perMs);
    const isEnough = tokens >= 1;
    buckets.set(key, { tokens: isEnough ? tokens - 1 : tokens, atMs: clock.now() });
    return isEnough ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
  };
  return {
    take(method, tier, channel) {
      // One message a second in each channel, with a short burst.
      const isPost = method === 'chat.postMessage' && channel !== undefined;
      const waitS = isPost ? take(`${method} ${channel}`, 1 / 1000, postsBurst) : 0;
      if (waitS > 0) return waitS;
      const perMinute = tiers[tier];
      return take(method, perMinute / 60_000, Math.max(perMinute, connectionsBurst));
    },
  };
}
