import { z } from 'zod';
import { int, maybeText, rows } from './schema-parts.ts';

/** The digits of a task's id, of which exact-json.ts has lost none (tencent-live 3.14). */
export const startedAnswer = z.object({
  task_id: z.union([z.int().transform(String), z.string().regex(/^\d+$/)]),
});

/** tencent-live 3.8 */
export const filesAnswer = z.object({
  all_count: int.default(0),
  file_list: rows(
    z.object({
      vid: maybeText,
      file_id: maybeText,
      start_time: z.string(),
      end_time: z.string(),
      record_file_url: maybeText,
    }),
  ),
});

export type FileRow = z.infer<typeof filesAnswer>['file_list'][number];
