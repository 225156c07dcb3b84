import { paragraph, type Block } from '../core/reply.ts';
import { text } from '../core/text.ts';
import type { LiveReads, Sourced, UnixSeconds } from '../live/port.ts';
import type { Day } from './day.ts';
import { BUCKET_S, type DayFacts, type Reading } from './facts.ts';
import type { PlaySum } from './fold-plays.ts';
import { momentText } from './moment-text.ts';
import { sumOfTold } from './play-buckets.ts';
import type { TimeSpan } from './spans.ts';

/** Requests of viewers that failed, within the part of the day of which the cloud told. */
export interface ErrorSum extends TimeSpan {
  readonly clientErrors: number;
  readonly serverErrors: number;
  /** All requests of that part; undefined where the cloud tells none. */
  readonly requests: number | undefined;
}

/** Failed requests are told of the last day alone (tencent-live 5.13); a minute is left for the call itself. */
const KEPT_S = 24 * 3600 - 60;

/**
 * The part of a day that can still be asked for, in whole buckets, so that its requests can be counted beside it; without
 * what is known from an earlier look.
 */
export function askableErrors({ from, to }: Day, now: UnixSeconds, known?: TimeSpan): TimeSpan | undefined {
  const oldest = Math.ceil((now - KEPT_S) / BUCKET_S) * BUCKET_S;
  const newest = Math.floor((now - DELAY_S) / BUCKET_S) * BUCKET_S;
  const first = Math.max(from, oldest);
  const isKnown = known !== undefined && known.from <= first && known.to >= first;
  const span = { from: isKnown ? known.to : first, to: Math.min(to, newest) };
  return span.from < span.to ? span : undefined;
}

/** No delay is documented; later than the other play figures come, nothing is said to be whole. */
const DELAY_S = 3600;

/** Reads the failed requests of the span beside the plays of its day. Throws BotError. */
export async function readErrors(
  { from, to }: TimeSpan,
  plays: Reading<PlaySum>,
  { stats }: Pick<LiveReads, 'stats'>,
): Promise<Sourced<ErrorSum>> {
  const { value, source, at } = await stats.playErrors(from, to);
  const buckets = [...(plays.value?.buckets.values() ?? [])].filter((one) => one.at >= from && one.at < to);
  const requests = buckets.reduce<number | undefined>(
    (sum, bucket) => sumOfTold(sum, bucket.requests),
    undefined,
  );
  return { value: { ...value, from, to, requests }, source, at };
}

/**
 * Of two readings of a day the sum where one goes on where the other ends, else that of the longer part: each read later
 * has lost more of the day's beginning, and tells more of its end.
 */
export function joinedErrors(
  late: Reading<ErrorSum> | undefined,
  early: Reading<ErrorSum> | undefined,
): Reading<ErrorSum> | undefined {
  if (late?.value === undefined || early?.value === undefined)
    return late?.value === undefined ? (early ?? late) : late;
  if (early.value.to === late.value.from) return { ...late, value: sumOf(early.value, late.value) };
  return lengthOf(early.value) > lengthOf(late.value) ? early : late;
}

const sumOf = (early: ErrorSum, late: ErrorSum): ErrorSum => ({
  from: early.from,
  to: late.to,
  clientErrors: early.clientErrors + late.clientErrors,
  serverErrors: early.serverErrors + late.serverErrors,
  requests: sumOfTold(early.requests, late.requests),
});

const lengthOf = ({ from, to }: TimeSpan): number => to - from;

/** Per cent of all requests; undefined where none are known. */
export function errorShare(sum: ErrorSum | undefined): number | undefined {
  if (sum?.requests === undefined || sum.requests === 0) return undefined;
  return Math.min(100, (100 * (sum.clientErrors + sum.serverErrors)) / sum.requests);
}

/** How many requests failed, and of which part of the day that is known, when not of all. */
export function errorBlocks({ playErrors, day }: DayFacts): readonly Block[] {
  const sum = playErrors?.value;
  if (sum === undefined || errorShare(sum) === undefined) return [];
  const { clientErrors, serverErrors } = sum;
  const counted = text`Failed requests: ${clientErrors} with HTTP 4xx, ${serverErrors} with 5xx.`;
  if (sum.from <= day.from && sum.to >= day.to) {
    return clientErrors + serverErrors === 0 ? [] : [paragraph(counted)];
  }
  const from = momentText(sum.from, 'day', day.zone);
  const to = sum.to >= day.to ? text`24:00` : momentText(sum.to, 'day', day.zone);
  const why =
    sum.from > day.from ? text`older ones were not told any more` : text`later ones were not told yet`;
  return [paragraph(text`${counted} This is of ${from} to ${to} alone: ${why}.`)];
}
