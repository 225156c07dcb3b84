import { z } from 'zod';
import { maybeText, paging, proof, rows, uncheckedRows } from './schema-parts.ts';

export const anyAnswer = z.object({ RequestId: z.string() });
/** The proof of a write. */
export const receiptAnswer = z.object(proof).transform(({ RequestId: requestId }) => ({ requestId }));

/** tencent-live 5.1 */
export const stateAnswer = z.object({ StreamState: z.string() });

/** tencent-live 5.5 */
export const onlineAnswer = z.object({ ...paging, OnlineInfo: uncheckedRows });
export const onlineRows = z.array(
  z.object({
    StreamName: z.string(),
    AppName: z.string(),
    DomainName: z.string(),
    PublishTimeList: rows(z.object({ PublishTime: maybeText })),
  }),
);

/** tencent-live 5.7 */
export const eventAnswer = z.object({
  ...paging,
  EventList: rows(
    z.object({
      StreamName: z.string(),
      AppName: z.string(),
      DomainName: z.string(),
      StreamStartTime: maybeText,
      StreamEndTime: maybeText,
      StopReason: z.string(),
      Duration: z.number(),
      Resolution: maybeText,
    }),
  ),
});

/** tencent-live 5.4 */
export const forbiddenAnswer = z.object({
  ...paging,
  ForbidStreamList: rows(
    z.object({
      StreamName: z.string(),
      AppName: maybeText,
      DomainName: maybeText,
      CreateTime: maybeText,
      ExpireTime: maybeText,
    }),
  ),
});

/** tencent-live 5.14 */
export const domainAnswer = z.object({
  AllCount: z.number(),
  DomainList: rows(z.object({ Name: z.string(), Type: z.number(), Status: z.number() })),
});

export type OnlineRow = z.infer<typeof onlineRows>[number];
export type EventRow = z.infer<typeof eventAnswer>['EventList'][number];
export type ForbiddenRow = z.infer<typeof forbiddenAnswer>['ForbidStreamList'][number];
