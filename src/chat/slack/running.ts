/** What was started and has not ended yet. */
export interface Running {
  add(work: Promise<void>): void;
  /** Resolves when nothing runs any more. */
  ended(): Promise<void>;
}

export function createRunning(): Running {
  const running = new Set<Promise<void>>();
  return {
    add(work) {
      running.add(work);
      const end = () => void running.delete(work);
      work.then(end, end);
    },
    async ended() {
      // What runs may start more.
      // oxlint-disable-next-line no-await-in-loop -- one round after the other is the point
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
