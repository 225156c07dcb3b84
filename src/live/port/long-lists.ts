import type { Measured, Sourced } from './answers.ts';
import type { StreamFilter, UnixSeconds } from './names.ts';
import type { DayTraffic } from './stats.ts';
import type { OnlineStream, PushEvent } from './streams.ts';

/** Takes the next rows of a list. What it throws ends the read. */
export type TakeRows<Row> = (rows: readonly Row[]) => void;

/**
 * Lists that may have 100,000 rows and more, for whoever folds them: rows are handed to `take` page by page, in order, and
 * nobody holds them all. Each gives how many there were; what it throws is a BotError whose `did` is `nothing`, and what
 * was taken until then is not the whole.
 */
export interface LongLists {
  /** As `Streams.events`, within each push domain in the cloud's own order. */
  events(
    filter: StreamFilter,
    from: UnixSeconds,
    to: UnixSeconds,
    take: TakeRows<PushEvent>,
  ): Promise<Sourced<number>>;
  /** As `Streams.online`, each stream once. */
  online(filter: StreamFilter, take: TakeRows<OnlineStream>): Promise<Sourced<number>>;
  /** As `Stats.dayTraffic`, in the cloud's own order. */
  dayTraffic(day: string, take: TakeRows<DayTraffic>): Promise<Measured<number>>;
}
