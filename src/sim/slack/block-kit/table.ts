import { isJson } from '../json.ts';
import type { Check } from './check.ts';
import { byType, complain, flag, list, oneOf, shape, text } from './check.ts';
import { richTextCell } from './rich-text.ts';
import { blockId } from './text-objects.ts';

/** What the cells of all tables of one message may hold together, in characters. */
const cellsMax = 10_000;

const cell = byType(
  () =>
    new Map<string, Check>([
      ['raw_text', shape({ type: oneOf('raw_text'), text: text(3000) })],
      ['rich_text', richTextCell],
    ]),
);
const column = shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag });

const fields = shape(
  { type: oneOf('table'), rows: list(list(cell, 20), 100) },
  { block_id: blockId, column_settings: list(column, 20) },
);

/** 100 rows of 20 cells; every row has as many cells as the first. */
export const table: Check = (value, at) => [...fields(value, at), ...checkCells(value, at)];

function checkCells(value: unknown, at: string): string[] {
  const rows = isJson(value) && Array.isArray(value['rows']) ? value['rows'] : [];
  const widths = new Set(rows.map((row: unknown) => (Array.isArray(row) ? row.length : 0)));
  if (widths.size > 1) return complain('all rows must have the same number of cells', `${at}/rows`);
  return cellText(rows) > cellsMax
    ? complain(`must be less than ${cellsMax + 1} characters`, `${at}/rows`)
    : [];
}

function cellText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + cellText(item), 0);
  if (!isJson(value)) return 0;
  const own = typeof value['text'] === 'string' ? value['text'].length : 0;
  return own + cellText(value['elements']);
}
