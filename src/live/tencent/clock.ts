/** The time that waits and deadlines are measured in; tests move it by hand. */
export interface Clock {
  /** Milliseconds; only differences count. */
  now(): number;
  /** Calls `run` once, `delayMs` from now; the answer takes it back. */
  after(delayMs: number, run: () => void): () => void;
}

export function systemClock(): Clock {
  return {
    now: () => performance.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
}

/** Resolves `delayMs` from now. */
export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.after(delayMs, resolve));
}
