import type { UnixSeconds } from '../live/port.ts';
import { csvText, csvTime, type CsvColumn } from './csv.ts';
import { choiceField } from './field-types.ts';
import { paragraph, type Block } from './reply.ts';
import { text, type Text } from './text.ts';

/** The field of every command whose figures can be taken away. */
export const exportField = () => choiceField('Attach the figures as a file', ['csv']).optional();

export interface CsvExport<Row> {
  /** What the file's name begins with: ASCII letters, digits, `-` and `_`. */
  readonly name: string;
  /** What its rows are, e.g. `pushes of room-1`. */
  readonly what: Text;
  readonly columns: readonly CsvColumn<Row>[];
  readonly rows: readonly Row[];
  /** When it was asked for. */
  readonly at: UnixSeconds;
}

/** The file that was wished for, if one was; a sentence where it would be empty. */
export function csvBlocks<Row>(
  wished: 'csv' | undefined,
  { name, what, columns, rows, at }: CsvExport<Row>,
): readonly Block[] {
  if (wished === undefined) return [];
  if (rows.length === 0) return [paragraph(text`There are no figures to put into a file.`)];
  const stamp = csvTime(at).replaceAll(/[-:]/g, '');
  const alt = rows.length === 1 ? text`1 row of CSV, ${what}` : text`${rows.length} rows of CSV, ${what}`;
  return [{ kind: 'file', name: `${name}-${stamp}.csv`, content: csvText(columns, rows), alt }];
}
