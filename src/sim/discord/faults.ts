import type { World } from './world.ts';

/** Something that goes wrong on a route on purpose. */
export type Fault =
  /** 429 before anything happens. */
  | {
      readonly kind: 'rate-limit';
      readonly retryAfterMs: number;
      readonly scope?: 'user' | 'global' | 'shared';
    }
  /** A bare HTTP error before anything happens. */
  | { readonly kind: 'status'; readonly status: number }
  /** The request is worked on only after this time of the stand-in's clock. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The request takes effect, but its answer never comes: silence, or a broken connection. */
  | { readonly kind: 'lost'; readonly how: 'silence' | 'reset' };

export interface Faults {
  /**
   * Breaks a route the next `times` times (1). `route` is e.g. `POST /channels/{channel}/messages`.
   * Throws when there is no such route.
   */
  add(route: string, fault: Fault, times?: number): void;
  clear(): void;
  /** How many slow requests wait for the clock. */
  waiting(): number;
}

/** The planned faults, and the taking of the next one of a route. */
export function createFaults(
  hasRoute: (route: string) => boolean,
  world: World,
): Faults & {
  /** The fault that strikes now, after its delay. */
  strike(route: string): Promise<Fault | undefined>;
} {
  let waiting = 0;
  const wait = async (delayMs: number): Promise<void> => {
    waiting += 1;
    const passed = new Promise<void>((done) => void world.clock.after(delayMs, done));
    world.changed();
    await passed;
    waiting -= 1;
  };
  const planned: { route: string; fault: Fault; left: number }[] = [];
  return {
    add(route, fault, times = 1) {
      if (!hasRoute(route)) throw new Error(`no such route: ${route}`);
      planned.push({ route, fault, left: times });
    },
    clear: () => void planned.splice(0),
    waiting: () => waiting,
    async strike(route) {
      const next = planned.find((plan) => plan.route === route && plan.left > 0);
      if (next === undefined) return undefined;
      next.left -= 1;
      if (next.fault.kind === 'slow') await wait(next.fault.delayMs);
      return next.fault;
    },
  };
}
