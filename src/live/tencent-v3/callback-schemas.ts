import { z } from 'zod';
import { paging, rows } from './schema-parts.ts';

/** tencent-live 5.16, 3, which names no totals. */
export const callbackAnswer = z.object({
  TotalNum: paging.TotalNum.optional(),
  TotalPage: paging.TotalPage.optional(),
  DataInfoList: rows(z.object({ EventTime: z.string(), EventType: z.number(), Request: z.string() })),
});

export type CallbackRow = z.infer<typeof callbackAnswer>['DataInfoList'][number];
