import type { Reply } from '../core/reply.ts';
import type { Text } from '../core/text.ts';
import type { LiveReads, UnixSeconds } from '../live/port.ts';
import { collectDay, nothingRead } from './collect.ts';
import { previousDay, type Day } from './day.ts';
import { BotError } from '../core/errors.ts';
import { text } from '../core/text.ts';
import { summarize } from './summarize.ts';

/** Reads a day and the one before it; throws a BotError when nothing at all of the day could be read. */
export async function digestOfDay(
  day: Day,
  live: LiveReads,
  now: UnixSeconds,
  notes: readonly Text[] = [],
): Promise<Reply> {
  const [figures, base] = await Promise.all([
    collectDay(day, live, now),
    collectDay(previousDay(day), live, now),
  ]);
  const reason = nothingRead(figures);
  if (reason === undefined) return summarize({ day: figures, base, now, notes });
  throw new BotError('cloud-failed', {
    said: text`Nothing of ${day.text} could be read: ${reason}`,
    did: 'nothing',
    next: text`Try again in some minutes.`,
  });
}
