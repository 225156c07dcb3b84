import * as z from 'zod';
import type { UnixSeconds } from '../live/port.ts';
import type { Facts } from '../store/port.ts';
import type { Day } from './day.ts';
import type { DayPart } from './fold-parts.ts';

/** Stream (null: too small to be told apart), play domain, protocol, MB. */
const part = z
  .tuple([z.string().nullable(), z.string(), z.string(), z.number()])
  .transform(([stream, domain, protocol, fluxMB]): DayPart => {
    return { stream: stream ?? undefined, domain, protocol, fluxMB };
  });
const keptShape = z.looseObject({ isFinal: z.boolean(), parts: z.array(part).optional() });

/** What is kept of the parts of a day beside its facts; undefined when nothing is. */
export async function readKeptParts(
  { zone, text: day }: Day,
  facts: Pick<Facts, 'day'>,
): Promise<readonly DayPart[] | undefined> {
  const known = await facts.day(zone, day);
  return known && keptShape.parse(JSON.parse(known.body)).parts;
}

/**
 * Keeps the parts with the facts of their day, once those are final and written no more: the cloud tells a minute for a
 * month alone, and a day that was explained once can be explained again.
 */
export async function keepParts(
  { zone, text: day }: Day,
  parts: readonly DayPart[],
  facts: Pick<Facts, 'day' | 'keep'>,
  now: UnixSeconds,
): Promise<void> {
  const known = await facts.day(zone, day);
  const body = known && keptShape.parse(JSON.parse(known.body));
  if (body?.isFinal !== true) return;
  const rows = parts.map(({ stream = null, domain, protocol, fluxMB }) => [
    stream,
    domain,
    protocol,
    Math.round(fluxMB * 1000) / 1000,
  ]);
  await facts.keep({ zone, day, keptAt: now, body: JSON.stringify({ ...body, parts: rows }) }, []);
}
