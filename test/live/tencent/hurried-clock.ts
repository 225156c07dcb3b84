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
      const timer = setImmediate(() => {
        clock.advance(delayMs);
        run();
      });
      return () => clearImmediate(timer);
    },
  };
}
