import type { DigestFilter } from '../core/digest-filter.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Audit, AuditRow } from '../store/port.ts';
import type { Mark } from './facts.ts';
import { marksOf } from './marks.ts';

/** Something that the bot did to a stream, and where it was asked to. */
export interface Action extends Mark {
  /** As audit rows name it: `slack:T1/C1`. */
  readonly place: string;
}

/** Rows of one read. */
const ROWS = 500;

/** All that the bot did in that time to streams that fit, oldest first; however much it was. */
export async function readActions(
  from: UnixSeconds,
  to: UnixSeconds,
  audit: Pick<Audit, 'list'>,
  filter: DigestFilter = {},
): Promise<readonly Action[]> {
  const rows = await audit.list({ from, to }, ROWS);
  if (rows.length < ROWS || to - from <= 1) return actionsOf(rows, filter);
  const middle = Math.ceil((from + to) / 2);
  const halves = [
    await readActions(from, middle, audit, filter),
    await readActions(middle, to, audit, filter),
  ];
  return halves.flat();
}

const actionsOf = (rows: readonly AuditRow[], filter: DigestFilter): readonly Action[] =>
  rows.toReversed().flatMap((row) => marksOf([row], filter).map((mark) => ({ ...mark, place: row.place })));
