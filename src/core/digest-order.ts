import * as z from 'zod';
import { BotError } from './errors.ts';
import type { Place } from './call.ts';
import type { DigestScope } from './digest-filter.ts';
import { clockText, readClock } from './clock.ts';
import { dayKey, readDayKey, type Rhythm } from './rhythm.ts';
import { text } from './text.ts';
import { isAppName, isDomainName, type UnixSeconds } from '../live/port.ts';

export type { Digest } from '../store/port.ts';

const postingShape = z.object({
  run: z.number(),
  at: z.number(),
  skipped: z.number(),
  tries: z.number(),
  mayRepeat: z.boolean(),
  afterPart: z.boolean().default(false),
});
const partShape = z.object({
  posting: postingShape,
  figures: z.array(z.tuple([z.string(), z.string()])),
  readyAt: z.number(),
});
const sendingShape = z.object({
  run: z.number(),
  buttons: z.array(z.string()),
  part: partShape.optional(),
});
const partialShape = partShape.extend({
  message: z.string(),
  wakeAt: z.number(),
  tries: z.number(),
});

const filterShape = z.object({
  domain: z.string().refine(isDomainName).optional(),
  app: z.string().refine(isAppName).optional(),
  prefix: z.string().optional(),
});

/** What was not there in the bot's first versions has a default: their digests are read as they were meant. */
const orderShape = z.object({
  place: z.object({
    platform: z.enum(['slack', 'discord', 'terminal']),
    home: z.string(),
    channel: z.string(),
  }),
  at: z.string(),
  days: z.string().default('daily'),
  zone: z.string(),
  filter: filterShape.optional(),
  top: z.number().optional(),
  by: z.string(),
  pausedUntil: z.number().optional(),
  tries: z.number(),
  told: z.boolean(),
  // Once only a word that it had left.
  sending: z.union([z.boolean().transform(() => undefined), sendingShape]).optional(),
  retryAt: z.number().optional(),
  fence: z.number().default(0),
  partial: partialShape.optional(),
});

/** The circumstances of a post, as its notes tell them. */
export interface Posting {
  /** The run that it is for. */
  readonly run: UnixSeconds;
  /** When it is made. */
  readonly at: UnixSeconds;
  /** Older runs that are left out for it. */
  readonly skipped: number;
  /** How often the run had failed before. */
  readonly tries: number;
  /** An earlier try of the same run may stand there. */
  readonly mayRepeat: boolean;
  /** What may stand there was posted in part, and nobody can change it to the final figures. */
  readonly afterPart: boolean;
}

/** What was shown of a run before every figure was there. */
export interface ShownPart {
  readonly posting: Posting;
  /** By label: what the edit is compared with. */
  readonly figures: readonly (readonly [label: string, shown: string])[];
  /** When the rest is there. */
  readonly readyAt: UnixSeconds;
}

/** A post that left for the platform; whether it arrived is not known. */
export interface Sending {
  /** The run that it is for. */
  readonly run: UnixSeconds;
  /** A button of each try that may stand there: a platform that lists its messages is searched for them. */
  readonly buttons: readonly string[];
  /** Of the newest try, when its figures were not final. */
  readonly part?: ShownPart | undefined;
}

/** A message that stands in the channel with a part of its figures, to be edited when the rest is there. */
export interface PartialDigest extends ShownPart {
  /** As its platform names it (`Chat.post`). */
  readonly message: string;
  /** When the rest is looked for. */
  readonly wakeAt: UnixSeconds;
  /** How often the edit has failed. */
  readonly tries: number;
}

/** How the run that is owed next is going. */
export interface RunState {
  /** How often it has failed. */
  readonly tries: number;
  /** Its channel was told of the failure. */
  readonly told: boolean;
  readonly sending?: Sending | undefined;
  /** When it is tried again; undefined: at its own time. */
  readonly retryAt?: UnixSeconds | undefined;
}

/** What the store keeps of a digest as JSON text. */
export interface DigestOrder extends RunState, DigestScope {
  readonly place: Pick<Place, 'platform' | 'home' | 'channel'>;
  readonly rhythm: Rhythm;
  /** Whoever added it, as `actorKey`; `BY_FILE` for one of `tallylight.yml`. */
  readonly by: string;
  /** No run is owed before this moment; `ENDLESS` until somebody resumes it. */
  readonly pausedUntil?: UnixSeconds | undefined;
  /** The claim of the instance that wrote this: what an older one writes later is refused. */
  readonly fence: number;
  readonly partial?: PartialDigest | undefined;
}

export const BY_FILE = 'tallylight.yml';

/** The last second of the year 9999. */
export const ENDLESS: UnixSeconds = 253_402_300_799;

/** The run that it owes was never tried. */
export const UNTRIED: RunState = { tries: 0, told: false, sending: undefined, retryAt: undefined };

export function writeOrder({ rhythm, ...order }: DigestOrder): string {
  const { at, days, zone } = rhythm;
  return JSON.stringify({ ...order, at: clockText(at), days: dayKey(days), zone });
}

/** The reverse of `writeOrder`; throws a BotError when the text is not one of ours. */
export function readOrder(body: string): DigestOrder {
  const { at, days, zone, ...order } = orderShape.parse(JSON.parse(body));
  const [clock, runDays] = [readClock(at), readDayKey(days)];
  if (clock !== undefined && runDays !== undefined) {
    return { ...order, rhythm: { at: clock, days: runDays, zone } };
  }
  throw new BotError('internal', {
    said: text`A digest is kept with a time that is none.`,
    did: 'nothing',
    next: text`Remove it and add it again.`,
  });
}

/** When a digest is looked at next: for the run that it owes, or for the rest of one that was posted in part. */
export function wakeOf(nextRun: UnixSeconds, { retryAt, partial }: DigestOrder): UnixSeconds {
  return Math.min(retryAt ?? nextRun, partial?.wakeAt ?? ENDLESS);
}

/** A channel as `tallylight.yml` writes it. */
export const channelKey = ({ platform, channel }: Pick<Place, 'platform' | 'channel'>): string =>
  `${platform}:${channel}`;

/** A line of `digests` in `tallylight.yml`; it runs as the installation, with `view`. */
export interface FixedDigest extends Pick<Place, 'platform' | 'channel'>, Rhythm, DigestScope {}
