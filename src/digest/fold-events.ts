import { BotError } from '../core/errors.ts';
import type { LiveReads, PushEvent, Sourced, UnixSeconds } from '../live/port.ts';
import { foldPushes, type PushFold, type PushSum, type Window } from './fold-pushes.ts';

const HOUR_S = 3600;
/** One read holds as many rows as a few hours have; where they are too many for the cloud, it is halved. */
const SPAN_S = 6 * HOUR_S;
const LEAST_SPAN_S = 60;
/** A push is told of when it ends: one that ended within this time after the day still began in it. */
const AFTER_S = 24 * HOUR_S;

/** What is asked of the cloud. */
export interface EventReads extends Pick<LiveReads, 'can'> {
  readonly streams: Pick<LiveReads['streams'], 'events' | 'online'>;
}

/**
 * Folds all pushes that were on air during the day: those that ended in it or within a day after it, and those still on
 * air. Throws BotError, also when a minute has more events than the cloud can tell.
 */
export async function foldEvents(
  day: Window,
  { streams, can }: EventReads,
  now: UnixSeconds,
): Promise<Sourced<PushSum>> {
  const fold = foldPushes(day);
  const whole: Window = { from: day.from, to: Math.min(day.to + AFTER_S, now) };
  const read = await foldSpans(whole, SPAN_S, (from, to) => streams.events({}, from, to), fold);
  if (can.has('online')) {
    for (const { stream, since } of (await streams.online({})).value) {
      if (since !== undefined) fold.addLive(stream, since);
    }
  }
  return { value: fold.sum(), ...read };
}

type ReadEvents = (from: UnixSeconds, to: UnixSeconds) => Promise<Sourced<readonly PushEvent[]>>;
type Origin = Omit<Sourced<unknown>, 'value'>;

async function foldSpans(whole: Window, spanS: number, read: ReadEvents, fold: PushFold): Promise<Origin> {
  let origin: Origin | undefined;
  let edge: ReadonlySet<string> = new Set();
  for (let from = whole.from; from < whole.to;) {
    const to = Math.min(from + spanS, whole.to);
    const part = await read(from, to).catch((thrown: unknown) => tooMany(thrown, to - from));
    if (part === undefined) {
      spanS = Math.max(LEAST_SPAN_S, Math.ceil((to - from) / 2));
      continue;
    }
    // Both ends belong to a read, so that what ended at the edge comes twice.
    const fresh = part.value.filter((event) => !edge.has(eventKey(event)));
    for (const event of fresh) fold.add(event);
    edge = new Set(part.value.filter((event) => event.to === to).map(eventKey));
    origin = { source: part.source, at: Math.min(origin?.at ?? part.at, part.at) };
    from = to;
    spanS = Math.min(SPAN_S, 2 * spanS);
  }
  return origin ?? { source: '', at: whole.from };
}

/** Undefined when a shorter span can help. */
function tooMany(thrown: unknown, spanS: number): undefined {
  if (thrown instanceof BotError && thrown.code === 'cloud-limit' && spanS > LEAST_SPAN_S) return undefined;
  throw thrown;
}

const eventKey = ({ stream, from, to, stopReason }: PushEvent): string =>
  [stream.domain, stream.app, stream.name, from, to, stopReason].join(' ');
