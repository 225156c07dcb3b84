import { displayWidth, padToWidth } from '../../core/display-width.ts';
import type { Table } from '../../core/reply.ts';
import { text, type Catalogue, type Text } from '../../core/text.ts';
import { bareText, fitPlain, leftOut } from './fit.ts';
import { withoutTicks } from './markup.ts';

/** Letters of a cell, the most of these that keeps every column in a line: a stream in full is longer than 40. */
const CELLS_MOST = [100, 60, 40] as const;
/** A wider line is wrapped so often that nobody can read along it. */
const LINE_MOST = 400;
const GAP = 2;
const NARROW_GAP = 1;
/** Letters of a line of a code block in an embed on a desktop: longer ones are wrapped. */
const BLOCK_LINE = 56;
/** The fence and the line that says what was left out. */
const FRAME_ROOM = 80;

/** A table as a code block with aligned columns; rows and columns that do not fit are counted under it. */
export function fitTable(table: Table, room: number, catalogue?: Catalogue): string {
  const columnCount = Math.max(table.columns.length, ...table.rows.map((row) => row.length));
  const { lines, widths } = fitCells(table, columnCount, catalogue);
  const gap = gapOf(widths);
  const [head = '', ...rows] = lines.map((line) => padded(line, widths, gap));
  const top = table.columns.length === 0 ? [] : [head, ruleOf(widths, gap)];
  const shown = linesWithin(rows, room - FRAME_ROOM - top.join('\n').length);
  const columnsLeft = columnCount - widths.length;
  const notes = notesOf(table.rows.length - shown.length, columnsLeft, catalogue);
  const body = shown.length === 0 ? [] : [`\`\`\`\n${[...top, ...shown].join('\n')}\n\`\`\``];
  return [...body, ...notes].join('\n');
}

interface FittedCells {
  readonly lines: readonly (readonly string[])[];
  readonly widths: readonly number[];
}

/** Cells as long as they can be without losing a column; where even short ones are too many, columns are left out. */
function fitCells(table: Table, columnCount: number, catalogue: Catalogue | undefined): FittedCells {
  const fitted = (most: number): FittedCells => {
    const cell = (said: Text | undefined): string =>
      said === undefined ? '' : withoutTicks(fitPlain(bareText(said, catalogue), most));
    const lines = [table.columns, ...table.rows].map((row) =>
      Array.from({ length: columnCount }, (_, column) => cell(row[column])),
    );
    return { lines, widths: columnsWithin(lines) };
  };
  const [longest, ...shorter] = CELLS_MOST;
  return shorter.reduce(
    (best, most) => (best.widths.length === columnCount ? best : fitted(most)),
    fitted(longest),
  );
}

function notesOf(rows: number, columns: number, catalogue: Catalogue | undefined): readonly string[] {
  const row = rows > 0 ? [leftOut(text`… ${rows} more rows`, catalogue)] : [];
  return columns > 0 ? [...row, leftOut(text`… ${columns} more columns`, catalogue)] : row;
}

/** The widths of the columns, as many of them as one line holds. */
function columnsWithin(lines: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  let used = 0;
  for (const column of (lines[0] ?? []).keys()) {
    const width = Math.max(...lines.map((line) => displayWidth(line[column] ?? '')));
    used += width + GAP;
    if (used > LINE_MOST) break;
    widths.push(width);
  }
  return widths;
}

/** Columns come closer where that keeps their lines whole. */
function gapOf(widths: readonly number[]): string {
  const width = widths.reduce((sum, column) => sum + column, 0);
  const [wide, narrow] = [GAP, NARROW_GAP].map((gap) => width + gap * (widths.length - 1));
  const helps = wide !== undefined && narrow !== undefined && wide > BLOCK_LINE && narrow <= BLOCK_LINE;
  return ' '.repeat(helps ? NARROW_GAP : GAP);
}

const padded = (line: readonly string[], widths: readonly number[], gap: string): string =>
  widths
    .map((width, column) => padToWidth(line[column] ?? '', width) + gap)
    .join('')
    .trimEnd();

const ruleOf = (widths: readonly number[], gap: string): string =>
  widths.map((width) => '─'.repeat(width)).join(gap);

function linesWithin(lines: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += line.length + 1;
    return used > room;
  });
  return end === -1 ? lines : lines.slice(0, end);
}
