import { z } from 'zod';

// Fields that Tencent adds are let through unseen; fields that are used must have the documented type.

/** A text that may be missing, null or empty: undefined. */
const maybeText = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));
/** A figure; 0 is a real 0. */
const maybeNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);
/** What the encoder declared; 0 means that it declared nothing. */
const declared = maybeNumber.transform((value) => (value === 0 ? undefined : value));

/** A list that is empty may come as null. */
const rows = <Row extends z.ZodType>(row: Row) =>
  z
    .array(row)
    .nullable()
    .transform((list) => list ?? []);

const paging = { TotalNum: z.number(), TotalPage: z.number() };

export const anyAnswer = z.object({ RequestId: z.string() });
export const receiptAnswer = z.object({ RequestId: z.string().min(1) });

/** tencent-live 5.1 */
export const stateAnswer = z.object({ StreamState: z.string() });

/** tencent-live 5.5 */
export const onlineAnswer = z.object({
  ...paging,
  OnlineInfo: rows(
    z.object({
      StreamName: z.string(),
      AppName: z.string(),
      DomainName: z.string(),
      PublishTimeList: rows(z.object({ PublishTime: maybeText })),
    }),
  ),
});

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

/** tencent-live 5.8 */
export const pushAnswer = z.object({
  ...paging,
  DataInfoList: rows(
    z.object({
      StreamName: z.string(),
      AppName: z.string(),
      PushDomain: z.string(),
      Resolution: maybeText,
      VideoFps: maybeNumber,
      MetaFps: declared,
      VideoSpeed: maybeNumber,
      AudioSpeed: maybeNumber,
      MetaVideoSpeed: declared,
      Vcodec: maybeText,
      Acodec: maybeText,
      BeginPushTime: maybeText,
    }),
  ),
});

/** tencent-live 5.14 */
export const domainAnswer = z.object({
  AllCount: z.number(),
  DomainList: rows(z.object({ Name: z.string(), Type: z.number(), Status: z.number() })),
});
export type OnlineRow = z.infer<typeof onlineAnswer>['OnlineInfo'][number];
export type EventRow = z.infer<typeof eventAnswer>['EventList'][number];
export type ForbiddenRow = z.infer<typeof forbiddenAnswer>['ForbidStreamList'][number];
export type PushRow = z.infer<typeof pushAnswer>['DataInfoList'][number];
