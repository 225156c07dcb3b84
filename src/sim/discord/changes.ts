import { realClock } from '../clock.ts';

/** Tells listeners that something changed, and waits for a condition without polling. */
export interface Changes {
  readonly tell: () => void;
  readonly onChange: (listener: () => void) => () => void;
  readonly until: (condition: () => boolean, what: string) => Promise<void>;
}

// A test that waits for what never comes must end; this is the machine's time, not the stand-in's.
const guardMs = 10_000;

/** `context` is printed when a wait ends in vain. */
export function createChanges(context: () => unknown): Changes {
  const listeners = new Set<() => void>();
  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    tell: () => [...listeners].forEach((listener) => listener()),
    onChange,
    until: (condition, what) =>
      new Promise((resolve, reject) => {
        if (condition()) return resolve();
        const stopGuard = realClock().after(guardMs, () => {
          stop();
          reject(new Error(`waited in vain for ${what}; last refusals: ${JSON.stringify(context())}`));
        });
        const stop = onChange(() => {
          if (!condition()) return;
          stop();
          stopGuard();
          resolve();
        });
        return undefined;
      }),
  };
}
