import { z } from 'zod';

// Fields that Tencent adds are let through unseen; fields that are used must have the documented type.

/** A text that may be missing, null or empty: undefined. */
export const maybeText = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));

/** A figure; 0 is a real 0. */
export const maybeNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);

/** A figure of which 0 means that there is none. */
export const nonZero = maybeNumber.transform((value) => (value === 0 ? undefined : value));

/** A list that is empty may come as null. */
export const rows = <Row extends z.ZodType>(row: Row) =>
  z
    .array(row)
    .nullable()
    .transform((list) => list ?? []);

/** A list of tens of thousands, whose rows are checked part by part (`Client.checkPart`). */
export const uncheckedRows = rows(z.unknown());

export const paging = { TotalNum: z.number(), TotalPage: z.number() };

/** What the answer to a write must hold to prove it. */
export const proof = { RequestId: z.string().min(1) };
