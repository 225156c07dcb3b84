import * as z from 'zod';
import { fits, type DigestFilter } from '../core/digest-filter.ts';
import { readDuration } from '../core/duration.ts';
import { readStreamRef } from '../core/stream-ref.ts';
import type { AuditRow } from '../store/port.ts';
import type { Mark } from './facts.ts';

const KINDS: ReadonlyMap<string, Mark['kind']> = new Map([
  ['ban', 'ban'],
  ['unban', 'unban'],
  ['cut', 'cut'],
  ['record start', 'record'],
]);

/** What the bot did to streams that fit, by its audit: only what is known to have happened; oldest first. */
export function marksOf(rows: readonly AuditRow[], filter: DigestFilter = {}): readonly Mark[] {
  return rows
    .flatMap((row) => {
      const kind = KINDS.get(row.command);
      if (kind === undefined || row.outcome !== 'done' || row.target === undefined) return [];
      const stream = row.target.replace(/^write:/, '');
      if (!fits(filter, { ...placeOf(row), name: stream })) return [];
      return [{ at: row.at, kind, stream, by: row.actor, until: kind === 'ban' ? banEnd(row) : undefined }];
    })
    .toSorted((a, b) => a.at - b.at);
}

const streamInput = z.object({ stream: z.string() });

/** Domain and app of the stream, as far as whoever gave the command named them. */
function placeOf({ input }: AuditRow): { readonly domain?: string; readonly app?: string } {
  const given = streamInput.safeParse(JSON.parse(input));
  const { domain, app } = (given.success && readStreamRef(given.data.stream)) || {};
  return { ...(domain === undefined ? {} : { domain }), ...(app === undefined ? {} : { app }) };
}

const banInput = z.object({ for: z.string() });

function banEnd({ at, input }: AuditRow): number | undefined {
  const given = banInput.safeParse(JSON.parse(input));
  const seconds = given.success ? readDuration(given.data.for) : undefined;
  return seconds === undefined ? undefined : at + seconds;
}
