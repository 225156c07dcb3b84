import { z } from 'zod';
import { rows } from './schema-parts.ts';

/** tencent-live 5.16, 3 */
export const callbackAnswer = z.object({
  DataInfoList: rows(z.object({ EventTime: z.string(), EventType: z.number(), Request: z.string() })),
});

export type CallbackRow = z.infer<typeof callbackAnswer>['DataInfoList'][number];
