/** Splits a whole number by weights into whole parts that sum to it; the largest remainders get the rest. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const floors = exact.map(Math.floor);
  const left = total - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, at) => ({ at, remainder: part - Math.floor(part) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  const rounded = new Set(byRemainder.slice(0, left).map(({ at }) => at));
  return floors.map((part, at) => (rounded.has(at) ? part + 1 : part));
}
