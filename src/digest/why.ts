import { BotError } from '../core/errors.ts';
import type { Block } from '../core/reply.ts';
import type { Log } from '../core/services.ts';
import type { Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Attribution } from './attribute.ts';
import { readsInTime } from './in-time.ts';
import { readAttribution, type AttributionSources, type ComparedDays } from './read-attribution.ts';
import { causeText, whyText } from './why-text.ts';

/** What the causes of a change are found with. */
export interface WhySources extends AttributionSources {
  readonly log: Pick<Log, 'warn'>;
  /** Of the reads: they are given up when they take too long. */
  readonly now: () => UnixSeconds;
}

export interface Why {
  /** The causes in sentences that add up to the whole; none where nothing may be claimed. */
  readonly blocks: readonly Block[];
  /** The strongest cause, for the verdict: a sentence without its full stop. */
  readonly cause: Text | undefined;
}

const UNTOLD: Why = { blocks: [], cause: undefined };

/**
 * Why a day was played more or less than the one it is compared with. What cannot be read takes the claims away and
 * nothing else: it throws no BotError.
 */
export const whyOf = (days: ComparedDays, sources: WhySources, now: UnixSeconds): Promise<Why> =>
  toldOf(days, sources, (inTime) => readAttribution(days, inTime, now));

/** As long as a person waits; a digest's claim holds longer. */
const MOST_S = 60;

/** What was found in sentences; nothing of what could not be read in time, which is logged. */
export async function toldOf(
  days: ComparedDays,
  sources: WhySources,
  read: (inTime: AttributionSources) => Promise<Attribution | undefined>,
): Promise<Why> {
  try {
    const found = await read({ ...sources, live: readsInTime(sources.live, MOST_S, sources.now) });
    if (found === undefined || found.parts.length === 0) return UNTOLD;
    const pair = { day: days.day.day, base: days.base.day };
    return { blocks: [{ kind: 'text', text: whyText(found, pair) }], cause: causeText(found, pair) };
  } catch (cause) {
    if (!(cause instanceof BotError)) throw cause;
    sources.log.warn('causes of a change not read', { day: days.day.day.text, cause });
    return UNTOLD;
  }
}
