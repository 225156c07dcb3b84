import type { DigestFilter } from '../core/digest-filter.ts';
import type { Reply } from '../core/reply.ts';
import type { Text } from '../core/text.ts';
import type { Bandwidth, Sourced, UnixSeconds } from '../live/port.ts';
import type { Day } from './day.ts';
import type { PlaySum, TrafficSum } from './fold-plays.ts';
import type { PushSum } from './fold-pushes.ts';
import type { ErrorSum } from './play-errors.ts';

/** Facts are kept in pieces of this many seconds: every zone's midnight lies between two of them. */
export const BUCKET_S = 900;

/** A figure with its source and the moment it is true for, or why there is none: never a 0 that nobody counted. */
export type Reading<T> = (Sourced<T> & { readonly missing?: undefined }) | MissingReading;

export interface MissingReading {
  readonly value?: undefined;
  readonly missing: Text;
  /** When it is there, or worth another try; undefined: never. */
  readonly readyAt?: UnixSeconds | undefined;
  /** This cloud cannot be asked for it on any day: no gap, and no news. */
  readonly isUnable?: true;
  /** It means nothing for what is told of, as a list of streams for one stream: not a word is said of it. */
  readonly isPointless?: true;
}

/** What was read of one day. */
export interface DayFigures {
  readonly day: Day;
  /** The streams it tells of; all of the account when left out. */
  readonly filter?: DigestFilter | undefined;
  readonly pushes: Reading<PushSum>;
  /** Viewers and requests of the whole account, minute by minute. */
  readonly viewers: Reading<PlaySum>;
  /** Of the whole account. */
  readonly bandwidth: Reading<Bandwidth>;
  /** By stream; the cloud has it only for a day in Beijing. */
  readonly traffic: Reading<TrafficSum>;
  /** What encoders sent; undefined where it was not asked for, as of a week. */
  readonly pushBandwidth?: Reading<Bandwidth> | undefined;
  /** Requests of viewers that failed; undefined where it was not asked for, as of a week. */
  readonly playErrors?: Reading<ErrorSum> | undefined;
}

/** Facts of one 15-minute bucket (UTC), as they are kept; what nobody told is undefined, never 0. */
export interface BucketFacts {
  /** Its first moment, a whole multiple of `BUCKET_S`. */
  readonly at: UnixSeconds;
  /** Pushes and tries that began in it; undefined when the cloud told of no pushes. */
  readonly pushes: number | undefined;
  /** Seconds on air in it, summed over streams: more than `BUCKET_S` when several were. */
  readonly onAirS: number | undefined;
  readonly peakViewers: number | undefined;
  readonly fluxMB: number | undefined;
  readonly peakMbps: number | undefined;
  readonly requests: number | undefined;
}

/** What is known of one stream on a day. */
export interface StreamFacts {
  readonly name: string;
  /** Of the Beijing day of the same date, since the cloud counts streams by no other (tencent-live 5.13). */
  readonly fluxMB: number | undefined;
  readonly viewerMinutes: number | undefined;
  /** Within the day, in order; they neither meet nor overlap. */
  readonly onAir: readonly { readonly from: UnixSeconds; readonly to: UnixSeconds }[];
}

/** What is known of a day of a zone (or of a week or month), put together from buckets and day figures. */
export interface DayFacts extends DayFigures {
  /** In order, without gaps in time: a bucket of which nothing is known stands there with nothing in it. */
  readonly buckets: readonly BucketFacts[];
  /** Those with the most traffic or time on air, the most first. */
  readonly streams: readonly StreamFacts[];
}

/** Something the bot did or the cloud refused, drawn on the axis and named as a cause. */
export interface Mark {
  readonly at: UnixSeconds;
  readonly kind: 'ban' | 'unban' | 'cut' | 'record';
  readonly stream: string;
  readonly by: string;
  /** When it ends, where it has an end. */
  readonly until: UnixSeconds | undefined;
}

/** What a run made of a day. */
export interface DigestMade {
  readonly reply: Reply;
  /** Every figure is as good as it will ever be. */
  readonly isFinal: boolean;
  /** When the rest is there; undefined when nothing is to come. */
  readonly readyAt: UnixSeconds | undefined;
  readonly facts: DayFacts;
}
