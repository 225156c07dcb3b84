import { z } from 'zod';
import { maybeNumber, maybeText, paging, rows } from './schema-parts.ts';

/** tencent-live 5.11 */
export const allPlaysAnswer = z.object({
  QueryTime: maybeText,
  DataInfoList: rows(
    z.object({ StreamName: z.string(), Bandwidth: z.number(), Online: z.number(), Request: z.number() }),
  ),
});

/** tencent-live 5.10 */
export const playHistoryAnswer = z.object({
  DataInfoList: rows(
    z.object({
      Time: z.string(),
      Bandwidth: z.number(),
      Flux: z.number(),
      Request: z.number(),
      Online: z.number(),
    }),
  ),
});

/** tencent-live 5.13 */
export const dayTrafficAnswer = z.object({
  ...paging,
  DataInfoList: rows(z.object({ StreamName: z.string(), TotalFlux: z.number() })),
});

/** tencent-live 5.13 */
export const bandwidthAnswer = z.object({
  PeakBandwidth: z.number(),
  PeakBandwidthTime: maybeText,
  P95PeakBandwidth: maybeNumber,
  SumFlux: z.number(),
});

export type AllPlaysRow = z.infer<typeof allPlaysAnswer>['DataInfoList'][number];
export type PlayHistoryRow = z.infer<typeof playHistoryAnswer>['DataInfoList'][number];
