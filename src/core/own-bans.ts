import * as z from 'zod';
import type { StreamName, UnixSeconds } from '../live/port.ts';
import { isStreamName } from '../live/port.ts';
import type { AuditRow } from '../store/port.ts';
import type { Context } from './command.ts';
import { readDuration } from './duration.ts';

/** How many of the newest actions are looked through. */
export const OWN_ACTIONS = 1000;

/** A ban made through Tallylight that should still hold. */
export interface OwnBan {
  readonly name: StreamName;
  readonly from: UnixSeconds;
  readonly until: UnixSeconds;
}

/** By stream name, from the audit: the bans made here that were not lifted here and whose end has not come. */
export async function ownBans({ audit, now }: Context): Promise<ReadonlyMap<string, OwnBan>> {
  const rows = await audit.list({}, OWN_ACTIONS);
  const newest = new Map<string, AuditRow>();
  for (const row of rows) {
    const { command, outcome, target } = row;
    const isChange = (command === 'ban' || command === 'unban') && outcome === 'done';
    if (isChange && target !== undefined && !newest.has(target)) newest.set(target, row);
  }
  const bans = [...newest.values()].flatMap((row) => banOf(row) ?? []);
  return new Map(bans.filter(({ until }) => until > now()).map((ban) => [ban.name, ban]));
}

const inputShape = z.object({ for: z.string() });

function banOf({ command, target = '', at, input }: AuditRow): OwnBan | undefined {
  const name = target.replace(/^write:/, '');
  const given = inputShape.safeParse(JSON.parse(input));
  const seconds = given.success ? readDuration(given.data.for) : undefined;
  if (command !== 'ban' || seconds === undefined || !isStreamName(name)) return undefined;
  return { name, from: at, until: at + seconds };
}
