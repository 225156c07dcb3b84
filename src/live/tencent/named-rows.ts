import type { CallLog } from './call-log.ts';

/** The rows that the bot can name the streams of; the log is told how many were left out. */
export function namedRows<Row, Item>(
  action: string,
  rows: readonly Row[],
  read: (row: Row) => Item | undefined,
  log: CallLog | undefined,
): readonly Item[] {
  const items: Item[] = [];
  for (const row of rows) {
    const item = read(row);
    if (item !== undefined) items.push(item);
  }
  if (items.length < rows.length) log?.skipped({ action, rows: rows.length - items.length });
  return items;
}
