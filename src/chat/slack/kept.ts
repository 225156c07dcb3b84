export interface KeptOptions<T> {
  readonly lookUp: (key: string) => Promise<T>;
  readonly lifeS: number;
  /** The oldest go first when there are more. */
  readonly most: number;
  /** UNIX seconds. */
  readonly now: () => number;
}

/**
 * A look-up whose answers are kept for `lifeS`, counted from the question; who asks meanwhile waits for the same answer.
 * Failures are not kept.
 */
export function createKept<T>({ lookUp, lifeS, most, now }: KeptOptions<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && known.until > now()) return known.answer;
    const answer = lookUp(key).catch((error: unknown) => {
      if (kept.get(key)?.answer === answer) kept.delete(key);
      throw error;
    });
    kept.delete(key);
    kept.set(key, { answer, until: now() + lifeS });
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return answer;
  };
}
