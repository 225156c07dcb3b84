import { z } from 'zod';
import { maybeNumber, maybeText, nonZero, paging, rows } from './schema-parts.ts';

/** tencent-live 5.8; `Meta…` is what the encoder declared, 0 that it declared nothing. */
export const pushAnswer = z.object({
  ...paging,
  DataInfoList: rows(
    z.object({
      StreamName: z.string(),
      AppName: z.string(),
      PushDomain: z.string(),
      Resolution: maybeText,
      VideoFps: maybeNumber,
      MetaFps: nonZero,
      VideoSpeed: maybeNumber,
      AudioSpeed: maybeNumber,
      MetaVideoSpeed: nonZero,
      Vcodec: maybeText,
      Acodec: maybeText,
      BeginPushTime: maybeText,
      ClientIp: maybeText,
    }),
  ),
});

/** tencent-live 5.9; `MateFps` is Tencent's spelling, `Meta…Rate` is in kbps, the times are in milliseconds. */
export const pushHistoryAnswer = z.object({
  DataInfoList: rows(
    z.object({
      Time: z.string(),
      Resolution: maybeText,
      Sequence: maybeText,
      VideoFps: maybeNumber,
      MateFps: nonZero,
      VideoRate: maybeNumber,
      AudioRate: maybeNumber,
      MetaVideoRate: nonZero,
      LocalTs: maybeNumber,
      VideoTs: maybeNumber,
      GopSize: nonZero,
    }),
  ),
});

export type PushRow = z.infer<typeof pushAnswer>['DataInfoList'][number];
export type PushHistoryRow = z.infer<typeof pushHistoryAnswer>['DataInfoList'][number];
