import { z } from 'zod';
import { int, rows } from './schema-parts.ts';

/** tencent-live 3.9 */
export const queueAnswer = z.object({
  data: rows(z.object({ stream_id: z.string(), pic_full_url: z.string(), create_time: int })),
});

export type PictureRow = z.infer<typeof queueAnswer>['data'][number];
