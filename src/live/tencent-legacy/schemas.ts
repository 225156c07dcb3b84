import { z } from 'zod';
import { int, rows } from './schema-parts.ts';

/** Of writes: the envelope alone is the proof (tencent-live 3.7, 3.13, 3.15). */
export const receiptAnswer = z.unknown().transform(() => ({ requestId: undefined }));

/** tencent-live 3.6 */
export const statusAnswer = z.object({ status: int });

/** tencent-live 3.10, 3.11; empty when no channel fits. */
export const channelsAnswer = z.object({
  all_count: int.default(0),
  channel_list: rows(z.object({ channel_id: z.string() })),
});
