import * as z from 'zod';
import { readClock, type Clock } from './clock.ts';
import { fieldRegistry } from './field-meta.ts';
import { readDayWord, type DayWord } from './rhythm-text.ts';
import { code, text } from './text.ts';
import { isZone, zoneName } from './zone.ts';

/** A time of day such as `09:30`; gives a `Clock`. */
export function clockField(words: string) {
  return z
    .string()
    .transform((raw, context): Clock => readClock(raw) ?? refuse(context))
    .register(fieldRegistry, {
      kind: 'text',
      words,
      allowed: text`a time of day from ${code('00:00')} to ${code('23:59')}`,
      example: '09:30',
      prefill: '09:30',
    });
}

/** An IANA zone such as `Asia/Shanghai`. */
export function zoneField(words: string) {
  return z
    .string()
    .transform((raw) => zoneName(raw.trim()))
    .refine(isZone)
    .register(fieldRegistry, {
      kind: 'text',
      words,
      allowed: text`the name of a time zone`,
      example: 'Asia/Shanghai',
    });
}

/** A calendar day as `2026-11-21`, `today` or `yesterday`; whether it exists in a zone is seen later. */
export function dayField(words: string) {
  return z
    .string()
    .transform((raw) => raw.trim().toLowerCase())
    .refine((value) => /^(\d{4}-\d{2}-\d{2}|today|yesterday)$/.test(value))
    .register(fieldRegistry, {
      kind: 'text',
      words,
      allowed: text`a day as year, month and day, or yesterday`,
      example: '2026-11-21',
    });
}

/** A weekday or a day of the month; gives a `DayWord`. */
export function dayWordField(words: string) {
  return z
    .string()
    .transform((raw, context): DayWord => readDayWord(raw) ?? refuse(context))
    .register(fieldRegistry, {
      kind: 'text',
      words,
      allowed: text`a weekday such as ${code('monday')}, or a day of the month from ${code('1')} to ${code('31')}`,
      example: 'monday',
    });
}

function refuse(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom', message: 'refused' });
  return z.NEVER;
}
