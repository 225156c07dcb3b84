export interface Door {
  /** Starts the work and gives what comes of it. @throws Error once the door is closed. */
  readonly whileOpen: <T>(start: () => Promise<T>) => Promise<T>;
  /** Lets nobody in any more, waits for who is inside, and then runs `end`, once. */
  readonly close: () => Promise<void>;
}

/** Closes a store behind the last who uses it. */
export function createDoor(end: () => Promise<void>): Door {
  const inside = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  return {
    async whileOpen(start) {
      if (closed !== undefined) throw new Error('the store is closed');
      const work = start();
      inside.add(work);
      try {
        return await work;
      } finally {
        inside.delete(work);
      }
    },
    close() {
      closed ??= Promise.allSettled(inside).then(end);
      return closed;
    },
  };
}
