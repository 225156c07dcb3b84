/** Is this the first time? Remembers the last `most` keys, for requests that are delivered twice (product C6). */
export function createFirstTime(most = 1000): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return false;
    seen.add(key);
    for (const oldest of seen) {
      if (seen.size <= most) break;
      seen.delete(oldest);
    }
    return true;
  };
}
