import type { SimClock } from '../clock.ts';

/** So many requests in so many milliseconds. */
export interface Limit {
  readonly limit: number;
  readonly windowMs: number;
}

/** The limits in force. Discord publishes no numbers for routes; these are what bots see (product B1). */
export interface RateLimitOptions {
  /** For all routes together but those of interactions and webhooks. */
  global?: Limit;
  /** By route, as `POST /channels/{channel}/messages`. */
  routes?: ReadonlyMap<string, Limit>;
}

export interface Allowance {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds; only when refused. */
  readonly retryAfter: number;
  readonly isGlobal: boolean;
}

interface Window {
  startMs: number;
  used: number;
}

const usual: Limit = { limit: 50, windowMs: 1000 };
export const defaultGlobal: Limit = { limit: 50, windowMs: 1000 };
export const defaultRoutes: ReadonlyMap<string, Limit> = new Map([
  ['POST /channels/{channel}/messages', { limit: 5, windowMs: 5000 }],
  ['PATCH /channels/{channel}/messages/{message}', { limit: 5, windowMs: 5000 }],
  ['POST /webhooks/{application}/{token}', { limit: 5, windowMs: 2000 }],
  ['PATCH /webhooks/{application}/{token}/messages/{message}', { limit: 5, windowMs: 2000 }],
  ['PUT /applications/{application}/commands', { limit: 2, windowMs: 60_000 }],
  ['POST /users/@me/channels', { limit: 10, windowMs: 60_000 }],
]);

const unlimited: Allowance = { allowed: true, headers: {}, retryAfter: 0, isGlobal: false };

/** Counts requests: `route` is the rule, `major` the channel, guild or webhook that has its own bucket. */
export function createRateLimits(
  clock: SimClock,
  options: RateLimitOptions | 'off' = {},
): (route: string, major: string, isOpen: boolean) => Allowance {
  if (options === 'off') return () => unlimited;
  const windows = new Map<string, Window>();
  const { global = defaultGlobal, routes = defaultRoutes } = options;
  const take = (key: string, { limit, windowMs }: Limit): { left: number; resetMs: number } => {
    const nowMs = clock.now();
    const open = windows.get(key);
    const window = open !== undefined && nowMs < open.startMs + windowMs ? open : { startMs: nowMs, used: 0 };
    window.used += 1;
    windows.set(key, window);
    return { left: limit - window.used, resetMs: window.startMs + windowMs };
  };
  return (route, major, isOpen) => {
    const whole = isOpen ? undefined : take('global', global);
    if (whole !== undefined && whole.left < 0) return refused(whole.resetMs - clock.now(), {}, 'global');
    const limit = routes.get(route) ?? usual;
    const { left, resetMs } = take(`${route} ${major}`, limit);
    const headers = bucketHeaders(route, limit, left, resetMs, clock.now());
    if (left < 0) return refused(resetMs - clock.now(), headers, 'user');
    return { ...unlimited, headers };
  };
}

function bucketHeaders(route: string, { limit }: Limit, left: number, resetMs: number, nowMs: number) {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(Math.max(0, left)),
    'X-RateLimit-Reset': (resetMs / 1000).toFixed(3),
    'X-RateLimit-Reset-After': ((resetMs - nowMs) / 1000).toFixed(3),
    'X-RateLimit-Bucket': Buffer.from(route).toString('hex').slice(0, 32),
  };
}

/** A refusal; scope `shared` is a limit of the resource that does not count as an invalid request. */
export function refused(
  afterMs: number,
  headers: Readonly<Record<string, string>>,
  scope: 'user' | 'global' | 'shared',
): Allowance {
  const retryAfter = Math.max(0, afterMs) / 1000;
  const isGlobal = scope === 'global';
  const told = { 'Retry-After': String(retryAfter), 'X-RateLimit-Scope': scope };
  const all = { ...headers, ...told, ...(isGlobal ? { 'X-RateLimit-Global': 'true' } : {}) };
  return { allowed: false, headers: all, retryAfter, isGlobal };
}
