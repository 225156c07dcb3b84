import * as z from 'zod';

/** A whole number, which Tencent also writes as text (`push_duration`, tencent-live 11.3). */
export const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);

/** Text, which may come as a number (`sequence`, `task_id`). */
export const textField = z.union([z.string(), z.number().transform(String)]);

/** A moment in UNIX seconds; 321 writes milliseconds (tencent-live 8), and no second of this millennium has 12 digits. */
export const momentField = wholeNumber
  .transform((value) => (value > 99_999_999_999 ? Math.floor(value / 1000) : value))
  .pipe(z.int().min(0));
