import { BotError } from '../core/errors.ts';
import { text } from '../core/text.ts';
import type { LiveReads, UnixSeconds } from '../live/port.ts';

/**
 * The same reads, but for those that the causes of a change take most of: of these none begins when `seconds` have
 * passed, so that a slow cloud does not hold a digest. They throw BotError `cloud-timeout` then.
 */
export function readsInTime(live: LiveReads, seconds: number, now: () => UnixSeconds): LiveReads {
  const end = now() + seconds;
  const inTime = async <T>(read: () => Promise<T>): Promise<T> => {
    if (now() >= end) throw tooSlow();
    return read();
  };
  return {
    ...live,
    stats: {
      ...live.stats,
      playHistory: (name, from, to) => inTime(() => live.stats.playHistory(name, from, to)),
    },
    playParts: { at: (moment) => inTime(() => live.playParts.at(moment)) },
  };
}

const tooSlow = (): BotError =>
  new BotError('cloud-timeout', {
    said: text`The cloud took too long to tell why the day changed.`,
    did: 'nothing',
    next: text`Ask for the digest of that day again later.`,
  });
