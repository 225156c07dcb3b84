import type { Steps } from './driver.ts';
import { wholeIn } from './row.ts';
import { sql } from './sql.ts';

/** The counter's next number, or the last of its next `count`; until the transaction ends, nobody else gets one. */
export function* draw(counter: 'fence' | 'audit' | 'event', count = 1): Steps<number> {
  const [row] =
    yield sql`update counters set value = value + ${count} where name = ${counter} returning value`;
  if (row === undefined) throw new Error(`the database has lost its counter "${counter}"`);
  return wholeIn(row, 'value');
}
