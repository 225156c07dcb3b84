import { z } from 'zod';

// The old API gives numbers as numbers or as texts (tencent-live 2.3); fields that it adds are let through unseen.

const digits = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/)
  .transform(Number);

/** A figure, also as a text. */
export const number = z.union([z.number(), digits]);

/** A whole number, also as a text. */
export const int = number.pipe(z.int());

/** A figure that may be missing; 0 is a real 0. */
export const maybeNumber = z
  .union([number, z.literal('')])
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));

/** A text that may be missing, null or empty: undefined. */
export const maybeText = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));

/** A list that is empty may be missing or null. */
export const rows = <Row extends z.ZodType>(row: Row) =>
  z
    .array(row)
    .nullish()
    .transform((list) => list ?? []);
