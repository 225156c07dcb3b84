import type { Row } from './driver.ts';

/** @throws Error when the column does not hold text: the file was changed by something else. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unreadable(column, 'text');
  return value;
}

/** Text, or undefined where the database has null. */
export function maybeTextIn(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textIn(row, column);
}

/** @throws Error when the column does not hold a whole number within 2^53. */
export function wholeIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw unreadable(column, 'a whole number');
  return value;
}

/** A whole number, or undefined where the database has null. */
export function maybeWholeIn(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : wholeIn(row, column);
}

/** @throws Error when the column holds none of the words. */
export function wordIn<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === row[column]);
  if (word === undefined) throw unreadable(column, `one of ${words.join(', ')}`);
  return word;
}

function unreadable(column: string, wanted: string): Error {
  return new Error(`the database's column "${column}" does not hold ${wanted}`);
}
