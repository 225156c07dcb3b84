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
      return afterTurns(TURNS, () => {
        // Waits that overlap pass together, as they do on a real clock.
        clock.advance(Math.max(0, dueMs - clock.now()));
        run();
      });
    },
  };
}

/** What was sent arrives before time jumps, as it does on a real clock. */
const TURNS = 40;

function afterTurns(turns: number, run: () => void): () => void {
  let timer = setImmediate(turn, turns);
  function turn(left: number): void {
    if (left === 0) run();
    else timer = setImmediate(turn, left - 1);
  }
  return () => clearImmediate(timer);
}
