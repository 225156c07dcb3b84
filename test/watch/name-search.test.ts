import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNameSearch, createRankedSearch, type Searchable } from '../../src/watch/name-search.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '-', '1'), minLength: 1, maxLength: 4 });
const entry = fc
  .tuple(letters, letters)
  .map(([app, name]): Searchable => ({ name, text: `d/${app}/${name}` }));

const byName = (a: Searchable, b: Searchable) => {
  const [one, other] = [`${a.name}\0${a.text}`.toLowerCase(), `${b.name}\0${b.text}`.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** The plain way: asks every entry, and sorts what fits. */
function plainly(entries: readonly Searchable[], typed: string, most: number) {
  const begins = ({ name }: Searchable) => name.toLowerCase().startsWith(typed);
  const holds = ({ text }: Searchable) => text.toLowerCase().includes(typed);
  const sorted = entries.toSorted(byName);
  return {
    beginning: sorted.filter(begins).slice(0, most),
    holding: sorted.filter((each) => typed !== '' && holds(each) && !begins(each)).slice(0, most),
  };
}

test('finds what the plain way finds, in the same order', () => {
  const entries = fc.uniqueArray(entry, { maxLength: 30, selector: ({ text }) => text.toLowerCase() });
  const typed = fc.string({ unit: fc.constantFrom('a', 'b', '-', '1', '/', 'd', '\n'), maxLength: 3 });
  fc.assert(
    fc.property(entries, typed, fc.integer({ min: 0, max: 8 }), (all, what, most) => {
      const search = createNameSearch(all);
      expect({ beginning: search.beginning(what, most), holding: search.holding(what, most) }).toEqual(
        plainly(all, what, most),
      );
    }),
    { numRuns: 500 },
  );
});

const median = (figures: readonly number[]) =>
  figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

/** Each entry asked, ranked and sorted at every keystroke. */
function eachTime(entries: readonly Searchable[], typed: string, most: number) {
  return entries
    .filter(({ text }) => text.toLowerCase().includes(typed))
    .map((found) => ({ found, rank: found.name.toLowerCase().startsWith(typed) ? 0 : 1 }))
    .toSorted((a, b) => a.rank - b.rank || a.found.name.localeCompare(b.found.name))
    .slice(0, most);
}

test('over 20,000 streams a keystroke costs a small part of asking each of them', () => {
  const entries = Array.from({ length: 20_000 }, (_, index): Searchable => {
    const name = `${['studio', 'Stage', 'cam'][index % 3]}-${(index * 7919) % 20_000}-show`;
    return { name, text: `push.example.com/live/${name}` };
  });
  const search = createRankedSearch([entries.slice(0, 15_000), entries.slice(15_000)]);
  const keystrokes = ['', 's', 'stage', 'cam-1999', 'show', '-777', 'com/live/cam', 'nothing like it', 'zz'];
  const costs = keystrokes.map((typed) => {
    // The least of a few: what else the machine does comes on top.
    const runs = [1, 2, 3, 4, 5].map(() => ({
      ours: timed(() => search(typed, 25)),
      each: timed(() => eachTime(entries, typed, 25)),
    }));
    return {
      ours: Math.min(...runs.map(({ ours }) => ours)),
      each: Math.min(...runs.map(({ each }) => each)),
    };
  });
  const worst = Math.max(...costs.map(({ ours }) => ours));
  const each = median(costs.map((cost) => cost.each));
  process.stdout.write(
    `a keystroke over 20,000 streams: ${worst.toFixed(3)} ms at worst (each asked: ${each.toFixed(1)} ms)\n`,
  );
  expect(worst).toBeLessThan(each / 4);
});
