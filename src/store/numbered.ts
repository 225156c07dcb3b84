/** Text, quoted names and `?`, whichever comes first: a `?` within quotes is no value. */
const QUOTED_OR_VALUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g;

/** SQL with `$1`, `$2` … in place of each `?`, as PostgreSQL has it. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll(QUOTED_OR_VALUE, (found) => (found === '?' ? `$${(count += 1)}` : found));
}
