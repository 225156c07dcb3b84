import { displayWidth, padToWidth } from '../../core/display-width.ts';
import type { Span } from '../../core/text.ts';
import { oneLine, plainWords } from './cut.ts';
import type { Part } from './parts.ts';

type TablePart = Extract<Part, { kind: 'table' }>;

/** A wider line is wrapped in a code block, and its columns are lost. */
const MOST_WIDTH = 80;
/** More is read as lines, which can be cut between two of them. */
const MOST_LETTERS = 2400;
const GAP = '  ';

/**
 * A table beyond the one that a message may hold, as a code block with aligned columns; undefined when it does not fit or
 * when a cell holds what a code block cannot: a link, a mention or a moment in the reader's own zone.
 */
export function alignedTable({ columns, rows }: TablePart): Part | undefined {
  const all = [...(columns.length === 0 ? [] : [columns]), ...rows];
  if (!all.every((row) => row.every((cell) => cell.every(isWords)))) return undefined;
  const cells = all.map((row) => row.map((cell) => oneLine(plainWords(cell)).trim() || '–'));
  const count = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))),
  );
  const code = cells.map((row) => lineOf(row, widths)).join('\n');
  const width = widths.reduce((sum, one) => sum + one + GAP.length, 0);
  return width > MOST_WIDTH || code.length > MOST_LETTERS ? undefined : { kind: 'code', code };
}

const isWords = ({ kind }: Span): boolean => kind === 'plain' || kind === 'bold' || kind === 'code';

const lineOf = (row: readonly string[], widths: readonly number[]): string =>
  widths
    .map((width, column) => padToWidth(row[column] ?? '', width))
    .join(GAP)
    .trimEnd();
