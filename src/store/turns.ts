/** Too much work was ahead. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn';
}

/**
 * Runs work one after the other, in the order of its coming; what has waited longer than `mostMs` for its
 * turn fails with {@link NoTurn}.
 */
export function createTurns(mostMs: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const late = AbortSignal.timeout(mostMs);
    const turn = last.then(() => {
      if (late.aborted) throw new NoTurn(`too many writes are ahead, no turn came within ${mostMs} ms`);
      return work();
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
