import * as z from 'zod';
import { plainText, text, type Text } from '../core/text.ts';
import type { DayFigures, Reading } from './facts.ts';

/** A number that may be missing: null in the text, since JSON has no undefined. */
const maybe = z
  .number()
  .nullable()
  .transform((value) => value ?? undefined);
/** Kept in the words of the day: a language that the bot speaks later does not change what was said. */
const said = z.string().transform((value): Text => text`${value}`);
const span = z.object({ from: z.number(), to: z.number() });
const told = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, source: z.string(), at: z.number() }).optional();

const bandwidth = z.object({ peakMbps: z.number(), peakAt: maybe, p95Mbps: maybe, fluxMB: z.number() });

const dayShape = z.object({
  isFinal: z.boolean(),
  pushes: told(
    z.object({
      pushes: z.number(),
      carried: z.number(),
      streams: maybe,
      onAirS: z.number(),
      failed: z.number(),
      causes: z.array(z.object({ cause: said, count: z.number() })),
      interruptions: z.array(z.object({ name: z.string(), cause: said, ...span.shape })),
      longest: z.array(z.object({ name: z.string(), onAir: z.array(span) })),
    }),
  ),
  viewers: told(z.object({ viewers: z.number(), at: maybe, requests: maybe })),
  bandwidth: told(bandwidth),
  pushBandwidth: told(bandwidth),
  playErrors: told(
    z.object({ clientErrors: z.number(), serverErrors: z.number(), requests: maybe, ...span.shape }),
  ),
  traffic: told(
    z.object({
      day: z.string(),
      fluxMB: z.number(),
      streams: z.number(),
      top: z.array(z.object({ name: z.string(), fluxMB: z.number() })),
    }),
  ),
});

/** What is kept of a whole day; its buckets are kept apart, for days of other zones. */
export type KeptFigures = z.output<typeof dayShape>;

const bucketShape = z.object({
  pushes: maybe,
  onAirS: maybe,
  failed: maybe,
  peakViewers: maybe,
  fluxMB: maybe,
  peakMbps: maybe,
  requests: maybe,
});

/** What is kept of 15 minutes. */
export type BucketBody = z.output<typeof bucketShape>;

/** @throws ZodError for a text that is none of ours. */
export const readDayBody = (body: string): KeptFigures => dayShape.parse(JSON.parse(body));
/** @throws ZodError for a text that is none of ours. */
export const readBucketBody = (body: string): BucketBody => bucketShape.parse(JSON.parse(body));

const json = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (part === undefined ? null : part));

export const writeBucketBody = (bucket: BucketBody): string => json(bucket);

/** The day without its buckets; a figure that was not read is left out. */
export function writeDayBody(figures: DayFigures, isFinal: boolean): string {
  const { pushes, viewers, traffic, pushBandwidth, playErrors } = figures;
  return json({
    isFinal,
    ...kept('pushes', pushes, ({ buckets: _buckets, causes, interruptions, ...sum }) => ({
      ...sum,
      causes: causes.map((each) => ({ ...each, cause: plainText(each.cause) })),
      interruptions: interruptions.map((gap) => ({ ...gap, cause: plainText(gap.cause) })),
    })),
    ...kept('viewers', viewers, ({ viewers: most, at, requests }) => ({ viewers: most, at, requests })),
    ...kept('bandwidth', figures.bandwidth, (value) => value),
    ...(pushBandwidth && kept('pushBandwidth', pushBandwidth, (value) => value)),
    ...(playErrors && kept('playErrors', playErrors, (value) => value)),
    ...kept('traffic', traffic, (value) => value),
  });
}

const kept = <T>(key: string, reading: Reading<T>, write: (value: T) => unknown) =>
  reading.missing === undefined
    ? { [key]: { value: write(reading.value), source: reading.source, at: reading.at } }
    : {};
