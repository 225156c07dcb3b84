/** The time that a stand-in lives in: milliseconds, real or moved by hand. */
export interface SimClock {
  /** Milliseconds since the UNIX epoch. */
  now(): number;
  /** Calls `run` once, `delayMs` from now; the answer takes it back. */
  after(delayMs: number, run: () => void): () => void;
}

/** The machine's own clock; its timers do not keep the process alive. */
export function realClock(): SimClock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

export interface ManualClock extends SimClock {
  /** Moves time forward, running what falls due on the way, in order. */
  advance(ms: number): void;
}

/** A clock that stands still until it is moved: `startMs` is its first moment. */
export function manualClock(startMs: number): ManualClock {
  let nowMs = startMs;
  const waiting = new Map<symbol, { dueMs: number; run: () => void }>();
  const nextDue = (endMs: number) =>
    [...waiting].filter(([, timer]) => timer.dueMs <= endMs).toSorted((a, b) => a[1].dueMs - b[1].dueMs)[0];
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const key = Symbol('timer');
      waiting.set(key, { dueMs: nowMs + delayMs, run });
      return () => void waiting.delete(key);
    },
    advance(ms) {
      const endMs = nowMs + ms;
      for (let due = nextDue(endMs); due !== undefined; due = nextDue(endMs)) {
        waiting.delete(due[0]);
        nowMs = Math.max(nowMs, due[1].dueMs);
        due[1].run();
      }
      nowMs = endMs;
    },
  };
}
