import type { Measured, UnixSeconds } from '../live/port.ts';

/** Undefined is what was not told: an empty cell, never 0. */
export type CsvCell = string | number | undefined;

/** A column of a file: its name carries the unit, e.g. `video_bitrate_bps`. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => CsvCell;
}

/** A table as CSV by RFC 4180, with a header; no text in it is a formula to a spreadsheet (product C18). */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ name }) => csvCell(name)),
    ...rows.map((row) => columns.map(({ cell }) => csvCell(cell(row)))),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/** What a spreadsheet takes for the begin of a formula. A number needs no guard: `-5` is one. */
const FORMULA = /^[=+\-@\t\r\n]/;

function csvCell(value: CsvCell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `2026-11-22T12:00:00Z`; whole seconds, always UTC. */
export const csvTime = (at: UnixSeconds): string => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;

/**
 * Where the figures of a row come from, the moment they are true for, and what they may not be used for: columns, since
 * a file is taken apart and put together by rows, and comments are no part of the format.
 */
export function measuredColumns<Row>(figures: Measured<unknown>, prefix = ''): readonly CsvColumn<Row>[] {
  return [
    { name: `${prefix}source`, cell: () => figures.source },
    { name: `${prefix}as_of_utc`, cell: () => csvTime(figures.at) },
    { name: `${prefix}use`, cell: () => 'monitoring data, not for billing' },
  ];
}
