import type { types } from '@slack/bolt';
import { text, type Catalogue, type Span, type Text } from '../../core/text.ts';
import { cutSpans, oneLine, plainWords, slackSpans } from './cut.ts';
import { LIMITS } from './limits.ts';
import type { Part, Row } from './parts.ts';
import { inlineElements } from './rich-text.ts';

/** A table as it fits, and a line for what was left out. */
export interface FittedTable {
  readonly block: types.TableBlock | undefined;
  readonly notes: readonly Part[];
}

/** Rows of one width, as many and as wide as Slack takes; rows and columns beyond are counted in a note. */
export function fitTable(
  { columns, rows }: Extract<Part, { kind: 'table' }>,
  catalogue: Catalogue | undefined,
): FittedTable {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const head = columns.length === 0 ? [] : [columns.map(boldCell)];
  const all = [...head, ...rows].map((row) => sameWidth(row, Math.min(width, LIMITS.tableColumns)));
  const kept = all.slice(0, rowsThatFit(all));
  const left = [
    ...noteOf(all.length - kept.length, moreRows, catalogue),
    ...noteOf(width - LIMITS.tableColumns, moreColumns, catalogue),
  ];
  if (kept.length === 0) return { block: undefined, notes: left };
  return { block: { type: 'table', rows: kept.map((row) => row.map(cellOf)) }, notes: left };
}

const moreRows = (count: number): Text => (count === 1 ? text`… 1 more row` : text`… ${count} more rows`);
const moreColumns = (count: number): Text =>
  count === 1 ? text`… 1 more column` : text`… ${count} more columns`;

const boldCell = (cell: readonly Span[]): readonly Span[] => [{ kind: 'bold', value: plainWords(cell) }];

/** An empty cell is refused, and a ragged table, too. */
function sameWidth(row: Row, width: number): readonly Span[][] {
  return Array.from({ length: width }, (_, column) => {
    const cell = row[column] ?? [];
    return plainWords(cell).trim() === ''
      ? [{ kind: 'plain', value: '–' }]
      : cutSpans(cell, LIMITS.tableCell);
  });
}

function rowsThatFit(rows: readonly Row[]): number {
  let letters = 0;
  const over = rows.findIndex((row) => {
    letters += row.reduce((sum, cell) => sum + plainWords(cell).length, 0);
    return letters > LIMITS.tableText;
  });
  return Math.min(LIMITS.tableRows, over === -1 ? rows.length : over);
}

function cellOf(cell: readonly Span[]): types.TableBlock['rows'][number][number] {
  if (cell.every((span) => span.kind === 'plain'))
    return { type: 'raw_text', text: oneLine(plainWords(cell)) };
  const section: types.RichTextSection = { type: 'rich_text_section', elements: inlineElements(cell) };
  return { type: 'rich_text', elements: [section] };
}

function noteOf(count: number, say: (count: number) => Text, catalogue: Catalogue | undefined): Part[] {
  return count > 0 ? [{ kind: 'line', spans: slackSpans(say(count), catalogue) }] : [];
}
