import { sumOf, type Amounts, type Cell } from './cells.ts';
import type { DayFacts } from './facts.ts';

/** Traffic in MB by stream, as far as the days were counted by stream. */
export function cellsOfDays(day: DayFacts, base: DayFacts): readonly Cell[] {
  return [...cellsOf(day, 'day'), ...cellsOf(base, 'base')];
}

const cellsOf = ({ traffic }: DayFacts, side: keyof Amounts): readonly Cell[] =>
  (traffic.value?.top ?? []).map(({ name: stream, fluxMB }) => ({
    stream,
    domain: undefined,
    protocol: undefined,
    base: 0,
    day: 0,
    [side]: fluxMB,
  }));

/**
 * The cells of the streams whose amounts are known by the minute brought to those: a Beijing day is not the day of
 * another zone.
 */
export function broughtTo(exact: ReadonlyMap<string, Amounts>, cells: readonly Cell[]): readonly Cell[] {
  const others = cells.filter(({ stream }) => stream === undefined || !exact.has(stream));
  const known = [...exact].flatMap(([name, amounts]) => {
    const own = cells.filter(({ stream }) => stream === name);
    const told = sumOf(own);
    return [
      ...own.map((cell) => ({
        ...cell,
        base: told.base > 0 ? (cell.base * amounts.base) / told.base : 0,
        day: told.day > 0 ? (cell.day * amounts.day) / told.day : 0,
      })),
      untold(name, { base: told.base > 0 ? 0 : amounts.base, day: told.day > 0 ? 0 : amounts.day }),
    ];
  });
  return [...others, ...known];
}

/** What a stream had although no cell tells of it. */
const untold = (stream: string, amounts: Amounts): Cell => ({
  ...amounts,
  stream,
  domain: undefined,
  protocol: undefined,
});
