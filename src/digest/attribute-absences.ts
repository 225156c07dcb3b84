import type { Span } from '../core/series.ts';
import type { Claim, Taken } from './attribute.ts';
import { changeOf, sumOf, type Amounts, type Cell } from './cells.ts';
import { isNews, type Whole } from './claim-limits.ts';
import type { Mark } from './facts.ts';

/** A stream that the bot kept off while the base day had it on air. */
export interface Absence {
  readonly stream: string;
  readonly mark: Mark;
  readonly off: Span;
  /** What the two days have in that time; undefined where only whole days are told: then its whole loss counts. */
  readonly amounts: Amounts | undefined;
}

/** Takes out what absences explain. One that brought no loss, or a loss too small to be told, explains nothing. */
export function takeAbsences(cells: readonly Cell[], absences: readonly Absence[], whole: Whole): Taken {
  const parts: Claim[] = [];
  let left = cells;
  for (const absence of inTime(absences)) {
    const { stream: name } = absence;
    const amounts = absence.amounts ?? sumOf(left.filter(({ stream }) => stream === name));
    const change = changeOf(amounts);
    if (change >= 0 || !isNews(change, whole)) continue;
    parts.push({ dimension: 'stream', name, amounts, absence });
    left = without(left, name, amounts);
  }
  return { parts, left };
}

const inTime = (absences: readonly Absence[]): readonly Absence[] =>
  absences.toSorted((a, b) => a.off.from - b.off.from || (a.stream < b.stream ? -1 : 1));

/** The cells of the stream shrunk by what was taken, evenly: nobody tells by which domain it would have gone. */
function without(cells: readonly Cell[], name: string, taken: Amounts): readonly Cell[] {
  const had = sumOf(cells.filter(({ stream }) => stream === name));
  const [base, day] = [leftShare(had.base, taken.base), leftShare(had.day, taken.day)];
  return cells.map((cell) =>
    cell.stream === name ? { ...cell, base: cell.base * base, day: cell.day * day } : cell,
  );
}

const leftShare = (had: number, taken: number): number => (had <= 0 ? 0 : Math.max(0, 1 - taken / had));
