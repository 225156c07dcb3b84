import { sumOf, type Amounts, type Cell } from './cells.ts';
import { readDay } from './day.ts';
import type { DayFacts } from './facts.ts';
import type { DayPart } from './fold-parts.ts';
import { BEIJING } from './ready.ts';

/** Traffic in MB by stream, of Beijing days, as far as those were counted by stream. */
export function cellsOfRows(day: DayFacts, base: DayFacts): readonly Cell[] {
  return [...rowCells(day, 'day'), ...rowCells(base, 'base')];
}

/** Are those rows of the very days that are compared? */
export const areRowsOfDays = (day: DayFacts, base: DayFacts): boolean =>
  [day, base].every(
    ({ traffic, day: { text, from } }) =>
      traffic.value !== undefined && readDay(text, BEIJING)?.from === from,
  );

const rowCells = ({ traffic }: DayFacts, side: keyof Amounts): readonly Cell[] =>
  (traffic.value?.top ?? []).map(({ name: stream, fluxMB }) => ({
    stream,
    domain: undefined,
    protocol: undefined,
    base: 0,
    day: 0,
    [side]: fluxMB,
  }));

/** Traffic in MB of the days themselves, by all that is told apart. */
export function cellsOfParts(day: readonly DayPart[], base: readonly DayPart[]): readonly Cell[] {
  return [
    ...day.map(({ fluxMB, ...part }) => ({ ...part, base: 0, day: fluxMB })),
    ...base.map(({ fluxMB, ...part }) => ({ ...part, base: fluxMB, day: 0 })),
  ];
}

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
