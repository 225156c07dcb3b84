import type { LiveReads, Sourced, StreamFilter, UnixSeconds } from '../live/port.ts';
import { foldPushes, type PushSum, type Window } from './fold-pushes.ts';

const HOUR_S = 3600;
/** A push is told of when it ends: one that ended within this time after the day still began in it. */
const AFTER_S = 24 * HOUR_S;

/** What is asked of the cloud. */
export interface EventReads extends Pick<LiveReads, 'can'> {
  readonly longLists: Pick<LiveReads['longLists'], 'events' | 'online'>;
}

/**
 * Folds all pushes that fit the filter and were on air during the day: those that ended in it or within a day after it, and those still on
 * air. Throws BotError, also when two seconds have more events than the cloud can tell.
 */
export async function foldEvents(
  day: Window,
  { longLists, can }: EventReads,
  now: UnixSeconds,
  filter: StreamFilter = {},
): Promise<Sourced<PushSum>> {
  const fold = foldPushes(day);
  let online: Promise<unknown> | undefined;
  const beginOnline = (): void => {
    if (online !== undefined || !can.has('online')) return;
    online = longLists.online(filter, (streams) => {
      for (const { stream, since } of streams) if (since !== undefined) fold.addLive(stream, since);
    });
    // Its failure is told when the pushes are read.
    online.catch(() => undefined);
  };
  const { source, at } = await longLists.events(
    filter,
    day.from,
    Math.min(day.to + AFTER_S, now),
    (events) => {
      for (const event of events) fold.add(event);
      // One answer of 20,000 streams holds everything for as long as ten of pushes: it is asked for when those flow.
      beginOnline();
    },
  );
  beginOnline();
  await online;
  return { value: fold.sum(), source, at };
}
