import type { Row, Statement, Steps, Value } from './driver.ts';

/**
 * The template tag for SQL: values become `?` and are bound, never pasted; a statement within a statement stays SQL, with
 * its own values: sql`select ${COLUMNS} from claims where key = ${key}`.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Value | Statement)[]): Statement {
  const pieces = parts.map(asStatement);
  return {
    sql: strings.reduce((whole, string, index) => `${whole}${pieces[index - 1]?.sql ?? ''}${string}`),
    values: pieces.flatMap((piece) => piece.values),
  };
}

function asStatement(part: Value | Statement): Statement {
  if (typeof part === 'object' && part !== null && 'sql' in part) return part;
  return { sql: '?', values: [part] };
}

/** A transaction of one statement. */
export function* only(statement: Statement): Steps<readonly Row[]> {
  return yield statement;
}
