import { z } from 'zod';
import { maybeNumber, number, rows } from './schema-parts.ts';

/** tencent-live 3.4 */
export const pushHistoryAnswer = z.object({
  stream_info: rows(z.object({ time: z.string(), fps: maybeNumber, speed: maybeNumber })),
});

const minute = z.object({ time: z.string(), bandwidth: number, online: number, flux: number });

/** tencent-live 3.5: one older page calls the list otherwise. */
export const playHistoryAnswer = z
  .object({ stat_info: rows(minute), stream_info: rows(minute) })
  .transform(({ stat_info, stream_info }) => (stat_info.length > 0 ? stat_info : stream_info));

export type PushHistoryRow = z.infer<typeof pushHistoryAnswer>['stream_info'][number];
export type PlayHistoryRow = z.infer<typeof playHistoryAnswer>[number];
