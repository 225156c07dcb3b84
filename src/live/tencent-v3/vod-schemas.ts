import { z } from 'zod';
import { maybeText, nonZero, rows } from './schema-parts.ts';

/** tencent-live 5.16, 2 */
export const mediaAnswer = z.object({
  TotalCount: z.number(),
  MediaInfoSet: rows(
    z.object({
      FileId: z.string(),
      BasicInfo: z.object({
        CreateTime: maybeText,
        Type: maybeText,
        MediaUrl: maybeText,
        SourceInfo: z
          .object({
            LiveRecordInfo: z.object({ RecordStartTime: maybeText, RecordEndTime: maybeText }).nullish(),
          })
          .nullish(),
      }),
      MetaData: z.object({ Duration: nonZero, Size: nonZero }).nullish(),
    }),
  ),
});

export type MediaRow = z.infer<typeof mediaAnswer>['MediaInfoSet'][number];
