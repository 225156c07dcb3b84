import * as z from 'zod';
import { readDuration } from '../core/duration.ts';
import type { AuditRow } from '../store/port.ts';
import type { Mark } from './facts.ts';

const KINDS: ReadonlyMap<string, Mark['kind']> = new Map([
  ['ban', 'ban'],
  ['unban', 'unban'],
  ['cut', 'cut'],
  ['record start', 'record'],
]);

/** What the bot did to streams, by its audit: only what is known to have happened; oldest first. */
export function marksOf(rows: readonly AuditRow[]): readonly Mark[] {
  return rows
    .flatMap((row) => {
      const kind = KINDS.get(row.command);
      if (kind === undefined || row.outcome !== 'done' || row.target === undefined) return [];
      const stream = row.target.replace(/^write:/, '');
      return [{ at: row.at, kind, stream, by: row.actor, until: kind === 'ban' ? banEnd(row) : undefined }];
    })
    .toSorted((a, b) => a.at - b.at);
}

const banInput = z.object({ for: z.string() });

function banEnd({ at, input }: AuditRow): number | undefined {
  const given = banInput.safeParse(JSON.parse(input));
  const seconds = given.success ? readDuration(given.data.for) : undefined;
  return seconds === undefined ? undefined : at + seconds;
}
