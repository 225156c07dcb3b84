import { isFiltered, scopeKey, type DigestFilter } from '../core/digest-filter.ts';
import { text } from '../core/text.ts';
import type { LiveReads, UnixSeconds } from '../live/port.ts';
import type { Facts } from '../store/port.ts';
import { collectDay, collectEarlyErrors } from './collect.ts';
import { collectFitting, narrowed } from './collect-fitting.ts';
import type { Day } from './day.ts';
import type { DayFacts, DayFigures, Reading } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { bucketBodies, dayOfBuckets, playBuckets, pushBuckets, type KeptBuckets } from './kept-buckets.ts';
import {
  readBucketBody,
  readDayBody,
  writeBucketBody,
  writeDayBody,
  type KeptFigures,
} from './kept-shape.ts';
import { joinedErrors } from './play-errors.ts';
import { readyAt } from './ready.ts';

/** Where the facts of a day come from. */
export interface FactSources {
  readonly live: LiveReads;
  /** The bot's memory of days that are over. */
  readonly facts: Facts;
  /** The streams that are told of; all when left out. */
  readonly filter?: DigestFilter | undefined;
}

/**
 * The facts of a day: from the store once they are final, until then from the cloud and kept. What the cloud can no longer
 * tell comes from what was kept, so that weeks and months do not depend on how long it remembers.
 */
export async function readDayFacts(
  day: Day,
  { live, facts, filter }: FactSources,
  now: UnixSeconds,
): Promise<DayFacts> {
  const scope = scopeKey(filter);
  const told = (figures: DayFigures): DayFacts =>
    factsOf(isFiltered(filter) ? narrowed(figures, filter) : figures);
  const kept = await readKept(day, facts, scope);
  if (kept.isFinal) return told(kept.figures);
  const read = isFiltered(filter)
    ? await collectFitting(day, filter, live, now)
    : await collectDay(day, live, now, kept.figures);
  const best = bestOf(read, kept.figures);
  if (day.to <= now) await keep(best, { facts, scope }, now);
  return told(best);
}

/**
 * Keeps the failed requests of a day that is nearly over: the cloud tells of 24 hours, so that the first look after the day
 * has lost its beginning. Nothing else is kept, and the day is not final.
 */
export async function keepEarlyErrors(
  day: Day,
  { live, facts }: Pick<FactSources, 'live' | 'facts'>,
  now: UnixSeconds,
): Promise<void> {
  const scope = scopeKey(undefined);
  if ((await facts.day(day.zone, day.text, scope)) !== undefined) return;
  const playErrors = await collectEarlyErrors(day, live, now);
  if (playErrors.missing !== undefined) return;
  const rest = { pushes: NOT_KEPT, viewers: NOT_KEPT, bandwidth: NOT_KEPT, traffic: NOT_KEPT };
  const figures = { day, ...rest, playErrors };
  await facts.keep(
    { scope, zone: day.zone, day: day.text, keptAt: now, body: writeDayBody(figures, false) },
    [],
  );
}

const NOT_KEPT = { missing: text`No facts of it were kept.` } as const;

interface Kept {
  readonly isFinal: boolean;
  readonly figures: DayFigures;
}

async function readKept(day: Day, facts: Facts, scope: string): Promise<Kept> {
  const [known, rows] = await Promise.all([
    facts.day(day.zone, day.text, scope),
    facts.buckets(day.from, day.to, scope),
  ]);
  const buckets: KeptBuckets = new Map(rows.map(({ at, body }) => [at, readBucketBody(body)]));
  const figures = { ...dayOfBuckets(day, buckets), traffic: NOT_KEPT };
  if (known === undefined) return { isFinal: false, figures };
  const told = readDayBody(known.body);
  return { isFinal: told.isFinal, figures: bestOf(keptFigures(day, told, buckets), figures) };
}

function keptFigures(day: Day, told: KeptFigures, buckets: KeptBuckets): DayFigures {
  const { pushes, viewers, bandwidth = NOT_KEPT, traffic = NOT_KEPT, pushBandwidth, playErrors } = told;
  return {
    day,
    pushes: pushes ? { ...pushes, value: { ...pushes.value, buckets: pushBuckets(day, buckets) } } : NOT_KEPT,
    viewers: viewers
      ? { ...viewers, value: { ...viewers.value, buckets: playBuckets(day, buckets) } }
      : NOT_KEPT,
    bandwidth,
    traffic,
    pushBandwidth,
    playErrors,
  };
}

/** Figure by figure the first that is there. */
function bestOf(first: DayFigures, second: DayFigures): DayFigures {
  const { day, pushes, viewers, bandwidth, traffic, pushBandwidth, playErrors } = first;
  return {
    day,
    pushes: either(pushes, second.pushes),
    viewers: either(viewers, second.viewers),
    bandwidth: either(bandwidth, second.bandwidth),
    traffic: either(traffic, second.traffic),
    pushBandwidth: eitherTold(pushBandwidth, second.pushBandwidth),
    playErrors: joinedErrors(playErrors, second.playErrors),
  };
}

const either = <T>(first: Reading<T>, second: Reading<T>): Reading<T> =>
  first.missing !== undefined && second.missing === undefined ? second : first;

const eitherTold = <T>(
  first: Reading<T> | undefined,
  second: Reading<T> | undefined,
): Reading<T> | undefined => (first && second ? either(first, second) : (first ?? second));

async function keep(
  figures: DayFigures,
  { facts, scope }: { readonly facts: Facts; readonly scope: string },
  now: UnixSeconds,
): Promise<void> {
  const { day } = figures;
  const isFinal = readyAt(figures, now) === undefined;
  const buckets = [...bucketBodies(figures)].map(([at, body]) => ({ at, body: writeBucketBody(body) }));
  const body = writeDayBody(figures, isFinal);
  await facts.keep({ scope, zone: day.zone, day: day.text, keptAt: now, body }, buckets);
}
