import * as z from 'zod';
import { fieldRegistry } from './field-meta.ts';
import { durationText, readDuration } from './duration.ts';
import { readMoment } from './moment.ts';
import { readPastMoment } from './past-moment.ts';
import { readStreamRef, readStreamRefs } from './stream-ref.ts';
import { cleaned, code, text, type Text } from './text.ts';

/** A stream, by name or by any of its push or play URLs; gives a `StreamRef`. */
export function streamField(words = 'Stream name, or a push or play URL of it') {
  return z
    .string()
    .transform((raw, context) => readStreamRef(raw) ?? refuse(context))
    .register(fieldRegistry, {
      kind: 'stream',
      words,
      allowed: text`a stream name (letters, digits, ${code('-')} and ${code('_')}), ${code('app/name')}, ${code('domain/app/name')}, or a push or play URL`,
      example: 'room-1',
    });
}

/** Several streams, each by name or URL, with commas or spaces between them; gives their `StreamRef`s in that order. */
export function streamsField(words: string) {
  return z
    .string()
    .transform((raw, context) => readStreamRefs(raw) ?? refuse(context))
    .register(fieldRegistry, {
      kind: 'streams',
      words,
      allowed: text`stream names (letters, digits and ${code('_')}) with commas and no spaces between them, or in quotes`,
      example: 'room_1,room_2',
    });
}

export interface DurationBounds {
  readonly words: string;
  readonly leastS: number;
  readonly mostS: number;
  /** What the form starts with, e.g. `24h`. */
  readonly prefill: string;
}

/** A length of time such as `90s 15m 2h 3d 1w`; gives seconds. */
export function durationField({ words, leastS, mostS, prefill }: DurationBounds) {
  return z
    .string()
    .transform((raw, context) => {
      const seconds = readDuration(raw);
      return seconds !== undefined && seconds >= leastS && seconds <= mostS ? seconds : refuse(context);
    })
    .register(fieldRegistry, {
      kind: 'duration',
      words,
      allowed: text`from ${durationText(leastS)} to ${durationText(mostS)}, in ${code('s m h d w')}`,
      example: prefill,
      prefill,
    });
}

export interface TextBounds {
  readonly words: string;
  /** UTF-8 bytes, since that is how the cloud counts. */
  readonly mostBytes: number;
  readonly example: string;
}

/** Free text on one line, without what cannot be seen; as the last field of a command it takes the rest of a typed line. */
export function textField({ words, mostBytes, example }: TextBounds) {
  return z
    .string()
    .transform((raw) => cleaned(raw).replaceAll(/\s+/g, ' ').trim())
    .refine((value) => value !== '' && new TextEncoder().encode(value).length <= mostBytes)
    .register(fieldRegistry, {
      kind: 'text',
      words,
      allowed: text`1 to ${mostBytes} bytes of text`,
      example,
      takesRest: true,
    });
}

export interface CountBounds {
  readonly words: string;
  readonly least: number;
  readonly most: number;
}

/** A whole number. */
export function countField({ words, least, most }: CountBounds) {
  return z
    .string()
    .transform((raw, context) => {
      const count = /^\d{1,9}$/.test(raw.trim()) ? Number(raw) : Number.NaN;
      return count >= least && count <= most ? count : refuse(context);
    })
    .register(fieldRegistry, {
      kind: 'count',
      words,
      allowed: text`a whole number from ${least} to ${most}`,
      example: String(least),
    });
}

/**
 * A moment such as `now`, `+30m`, `18:00` or `2026-11-23T18:00`; gives a `Moment` (core/moment.ts). The form with a `T` is
 * the one that is offered, since a typed line ends a word at a space.
 */
export function momentField(words: string) {
  return z
    .string()
    .transform((raw, context) => readMoment(raw) ?? refuse(context))
    .register(fieldRegistry, {
      kind: 'moment',
      words,
      allowed: text`${code('now')}, ${code('+30m')}, ${code('18:00')} or ${code('2026-11-23T18:00')}`,
      example: '18:00',
    });
}

/**
 * A moment that has been, such as `-2h`, `18:00` (the last one), `2026-11-23T18:00` or the whole day `2026-11-23`; gives a
 * `PastMoment` (core/past-moment.ts).
 */
export function pastMomentField(words: string) {
  return z
    .string()
    .transform((raw, context) => readPastMoment(raw) ?? refuse(context))
    .register(fieldRegistry, {
      kind: 'moment',
      words,
      allowed: text`${code('now')}, ${code('-2h')}, ${code('18:00')} (the last one), ${code('2026-11-23T18:00')} or a day ${code('2026-11-23')}, by the clocks of the bot's own time zone`,
      example: '-2h',
    });
}

/** One word without spaces, such as an id. */
export function wordField(words: string, example: string) {
  return z
    .string()
    .transform((raw) => raw.trim())
    .refine((value) => /^\S{1,200}$/u.test(value))
    .register(fieldRegistry, { kind: 'text', words, allowed: text`one word without spaces`, example });
}

/**
 * Something secret to be pasted, such as a signed URL. Only a form takes it, so that it stands in no command line; it is
 * used once and neither kept, shown nor logged (product C5).
 */
export function secretField({ words, example, allowed }: { words: string; example: string; allowed: Text }) {
  return z
    .string()
    .min(1)
    .max(4096)
    .register(fieldRegistry, { kind: 'secret', words, allowed, example, takesRest: true });
}

/** One word of several. */
export function choiceField<const C extends readonly [string, ...string[]]>(words: string, choices: C) {
  return z.enum(choices).register(fieldRegistry, {
    kind: 'choice',
    words,
    allowed: text`one of ${choices.join(', ')}`,
    example: choices[0],
    choices,
  });
}

function refuse(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom', message: 'refused' });
  return z.NEVER;
}
