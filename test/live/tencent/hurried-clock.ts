import type { Clock } from '../../../src/live/tencent/clock.ts';
import type { ManualClock } from '../../../src/sim/clock.ts';

export const START_MS = Date.UTC(2026, 10, 22, 12);

const DEADLINE_MS = 5500;

/** Turns and back-offs pass at once; the deadlines of calls, which are longer, only when `clock` is moved. */
export function hurriedClock(clock: ManualClock): Clock {
  return {
    now: () => clock.now(),
    after(delayMs, run) {
      if (delayMs >= DEADLINE_MS) return clock.after(delayMs, run);
      const dueMs = clock.now() + delayMs;
      const timer = setImmediate(() => {
        // Waits that overlap pass together, as they do on a real clock.
        clock.advance(Math.max(0, dueMs - clock.now()));
        run();
      });
      return () => clearImmediate(timer);
    },
  };
}
