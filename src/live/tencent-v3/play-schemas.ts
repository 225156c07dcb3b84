import { z } from 'zod';
import { maybeNumber, maybeText, paging, rows } from './schema-parts.ts';

const plays = { Bandwidth: z.number(), Online: z.number(), Request: z.number() };

/** tencent-live 5.11 */
export const allPlaysAnswer = z.object({
  QueryTime: maybeText,
  DataInfoList: rows(z.object({ PlayDomain: z.string(), StreamName: z.string(), ...plays })),
});

/** tencent-live 5.11 */
export const playPartsAnswer = z.object({
  DataInfoList: rows(
    z.object({
      PlayDomain: z.string(),
      StreamName: z.string(),
      Protocol: z.string(),
      Bandwidth: z.number(),
    }),
  ),
});

/** tencent-live 5.12 */
export const domainPlaysAnswer = z.object({
  Time: maybeText,
  TotalBandwidth: z.number(),
  TotalOnline: z.number(),
  TotalRequest: z.number(),
  DomainInfoList: rows(z.object({ Domain: z.string(), DetailInfoList: rows(z.object(plays)) })),
});

/** tencent-live 5.10 */
export const playHistoryAnswer = z.object({
  DataInfoList: rows(z.object({ Time: z.string(), Flux: z.number(), ...plays })),
});

/** tencent-live 5.13, which names no totals. */
export const dayTrafficAnswer = z.object({
  TotalNum: paging.TotalNum.optional(),
  TotalPage: paging.TotalPage.optional(),
  DataInfoList: rows(z.object({ StreamName: z.string(), TotalFlux: z.number() })),
});

/** tencent-live 5.13 */
export const bandwidthAnswer = z.object({
  PeakBandwidth: z.number(),
  PeakBandwidthTime: maybeText,
  P95PeakBandwidth: maybeNumber,
  SumFlux: z.number(),
});

/** tencent-live 5.13 */
export const playErrorsAnswer = z.object({
  HttpCodeList: rows(
    z.object({
      HttpCode: z.union([z.string(), z.number()]).transform(Number),
      ValueList: rows(z.object({ Numbers: z.number() })),
    }),
  ),
});

export type AllPlaysRow = z.infer<typeof allPlaysAnswer>['DataInfoList'][number];
export type PlayPartsRow = z.infer<typeof playPartsAnswer>['DataInfoList'][number];
export type PlayHistoryRow = z.infer<typeof playHistoryAnswer>['DataInfoList'][number];
export type DomainPlaysRow = z.infer<typeof domainPlaysAnswer>['DomainInfoList'][number];
