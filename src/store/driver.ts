/** What can be bound. A boolean, a date or undefined is a mistake of ours, which {@link bound} refuses. */
export type Value = string | number | bigint | null | Uint8Array;

/** One row as it came: its columns are read through the guards of `row.ts`. */
export type Row = Readonly<Record<string, unknown>>;

/** SQL that both databases speak, with `?` for each value. Made by the `sql` tag. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * A transaction: it yields statements and is given their rows. It has no other effects, so that a driver can run it in
 * one go (SQLite, where an `await` would let another transaction in), wait between its steps, or run it again.
 */
export type Steps<T> = Generator<Statement, T, readonly Row[]>;

/** A database. What its SQL says differently from others stands here and nowhere else. */
export interface Driver {
  /**
   * Runs `steps` as one transaction: all of it is on disk when the promise is fulfilled, nothing when it is rejected (or,
   * if the error says so, nobody knows). Transactions run one at a time over all instances: nothing that one has read
   * changes before it ends.
   */
  transact<T>(steps: () => Steps<T>): Promise<T>;
  /** `transact` for a change of the shape, which may wait and take long: instances that start together queue for it. */
  reshape<T>(steps: () => Steps<T>): Promise<T>;
  /** Answers one `select` from what is committed, without waiting for any transaction. */
  read(question: Statement): Promise<readonly Row[]>;
  /** The statements after which the database itself refuses to change or delete the rows of `table`. */
  appendOnly(table: string): readonly Statement[];
  /** Frees the database; a second time it does nothing. */
  close(): Promise<void>;
}

/**
 * The values as every driver binds them. Text loses what no database keeps: NUL (PostgreSQL refuses it, SQLite's readers
 * differ) and halves of surrogate pairs become U+FFFD.
 * @throws TypeError for anything but text, safe whole numbers, bigint, null and bytes: the libraries would write
 * `true` as 1 and NaN as null without a word, or abort the process.
 */
export function bound(values: readonly unknown[]): Value[] {
  return values.map((value) => {
    if (typeof value === 'string') return value.replaceAll(UNKEPT, '\ufffd');
    if (value === null || typeof value === 'bigint' || value instanceof Uint8Array) return value;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new TypeError(`a value of type ${typeof value} cannot be bound to SQL`);
  });
}

/** In `u` mode a whole surrogate pair is one character, so that only halves are in the range. */
const UNKEPT = /[\0\ud800-\udfff]/gu;
