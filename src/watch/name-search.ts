/** One entry of a search: its name, and the whole text in which what is typed may stand anywhere. */
export interface Searchable {
  readonly name: string;
  readonly text: string;
}

/** Entries prepared once, so that each search costs little; `find` keeps no case apart. */
export interface NameSearch<T> {
  /** Those whose name begins with what is typed, by name; at most `most`. */
  readonly beginning: (typed: string, most: number) => readonly T[];
  /** Those whose text holds it elsewhere, by name; at most `most`. */
  readonly holding: (typed: string, most: number) => readonly T[];
}

/** Between two texts: no name has it, so that nothing is found over the edge of two. */
const EDGE = '\n';

interface Prepared<T> {
  readonly entry: T;
  readonly name: string;
  readonly text: string;
}

/**
 * Sorted names for beginnings, and all texts as one string for the rest: over 20,000 streams one search of that string
 * costs a tenth of asking each for itself.
 */
export function createNameSearch<T extends Searchable>(entries: readonly T[]): NameSearch<T> {
  const sorted = entries
    .map((entry): Prepared<T> => ({
      entry,
      name: entry.name.toLowerCase(),
      text: entry.text.toLowerCase(),
    }))
    .toSorted((a, b) => order(a.name, b.name) || order(a.text, b.text));
  const starts: number[] = [];
  let length = 0;
  for (const { text } of sorted) {
    starts.push(length);
    length += text.length + EDGE.length;
  }
  const haystack = sorted.map(({ text }) => text + EDGE).join('');
  return {
    beginning(typed, most) {
      const found: T[] = [];
      for (let at = lowerBound(sorted.length, (index) => (sorted[index]?.name ?? '') < typed); ; at += 1) {
        const one = sorted[at];
        if (one === undefined || found.length >= most || !one.name.startsWith(typed)) return found;
        found.push(one.entry);
      }
    },
    holding(typed, most) {
      const found: T[] = [];
      if (typed === '' || typed.includes(EDGE)) return found;
      let at = haystack.indexOf(typed);
      while (at >= 0 && found.length < most) {
        const next = lowerBound(starts.length, (index) => (starts[index] ?? 0) <= at);
        const one = sorted[next - 1];
        if (one !== undefined && !one.name.startsWith(typed)) found.push(one.entry);
        at = haystack.indexOf(typed, starts[next] ?? haystack.length);
      }
      return found;
    },
  };
}

/** All of some groups: beginnings come before what is found elsewhere, and in each of them the first group comes first. */
export function createRankedSearch<T extends Searchable>(
  groups: readonly (readonly T[])[],
): (typed: string, most: number) => readonly T[] {
  const searches = groups.map((group) => createNameSearch(group));
  return (typed, most) => {
    const found: T[] = [];
    for (const { beginning } of searches) found.push(...beginning(typed, most - found.length));
    // What begins with it is skipped here; it is less than `most`, or nothing is looked for any more.
    for (const { holding } of searches) found.push(...holding(typed, most - found.length));
    return found;
  };
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The first place in `0 … length` at which `isBefore` no longer holds. */
function lowerBound(length: number, isBefore: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
