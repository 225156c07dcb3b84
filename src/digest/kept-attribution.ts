import * as z from 'zod';
import { scopeKey, type DigestFilter } from '../core/digest-filter.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Facts } from '../store/port.ts';
import type { Attribution } from './attribute.ts';
import type { DayPair } from './same-time.ts';

const maybe = <Value extends z.ZodType>(value: Value) =>
  z.union([value, z.null().transform(() => undefined)]);
const span = z.object({ from: z.number(), to: z.number() });
const amounts = z.object({ base: z.number(), day: z.number() });
const mark = z.object({
  at: z.number(),
  kind: z.enum(['ban', 'unban', 'cut', 'record']),
  stream: z.string(),
  by: z.string(),
  until: maybe(z.number()),
});
const absence = z.object({ stream: z.string(), mark, off: span, amounts: maybe(amounts) });
const part = amounts.extend({
  dimension: z.enum(['stream', 'domain', 'protocol']),
  name: z.string(),
  change: z.number(),
  points: z.number(),
  absence: maybe(absence),
});
const attribution = z.object({
  difference: z.number(),
  points: maybe(z.number()),
  parts: z.array(part),
  others: z.number(),
});
const keptShape = z.looseObject({
  isFinal: z.boolean(),
  why: z.object({ base: z.string(), found: attribution }).optional(),
});

/** Two days of the streams that fit; of all when no filter is given. */
export interface FilteredPair extends DayPair {
  readonly filter?: DigestFilter | undefined;
}

/** The causes of a day as they were found against that base; undefined when none were kept. */
export async function readKeptAttribution(
  { day, base, filter }: FilteredPair,
  facts: Pick<Facts, 'day'>,
): Promise<Attribution | undefined> {
  const known = await facts.day(day.zone, day.text, scopeKey(filter));
  const { why } = known === undefined ? {} : keptShape.parse(JSON.parse(known.body));
  return why?.base === base.text ? why.found : undefined;
}

/**
 * Keeps the causes of a day with its facts, once those of both days are final and written no more: the cloud tells minutes
 * for a month alone, and a day that was explained once is explained the same way ever after.
 */
export async function keepAttribution(
  { day, base, filter }: FilteredPair,
  found: Attribution,
  facts: Pick<Facts, 'day' | 'keep'>,
  now: UnixSeconds,
): Promise<void> {
  const [known, before] = await Promise.all([
    facts.day(day.zone, day.text, scopeKey(filter)),
    facts.day(base.zone, base.text, scopeKey(filter)),
  ]);
  const [own, other] = [known, before].map((kept) => kept && keptShape.parse(JSON.parse(kept.body)));
  if (own?.isFinal !== true || other?.isFinal !== true) return;
  const why = { base: base.text, found };
  const body = JSON.stringify({ ...own, why }, (_key, value: unknown) =>
    value === undefined ? null : value,
  );
  await facts.keep({ scope: scopeKey(filter), zone: day.zone, day: day.text, keptAt: now, body }, []);
}
