import type { z } from 'zod';
import { BotError } from '../../core/errors.ts';
import { text } from '../../core/text.ts';
import { inWaves } from '../tencent/waves.ts';
import type { Params } from './call.ts';
import type { Client, Read } from './client.ts';

export interface PagedAsk<Answer> {
  readonly action: string;
  readonly params: Params;
  readonly schema: z.ZodType<Answer>;
  readonly pageSize: number;
  /** More pages than this are not read, and never left out in silence. */
  readonly maxPages: number;
}

interface Paged {
  readonly TotalNum: number;
  readonly TotalPage: number;
}

interface MaybePaged {
  readonly TotalNum?: number | undefined;
  readonly TotalPage?: number | undefined;
}

/** All pages of a list, or how many rows it has when they are more than can be read. */
export type Pages<Answer> =
  | (Read<readonly Answer[]> & { readonly tooMany?: undefined })
  | { readonly tooMany: number; readonly value?: undefined };

/**
 * All pages of a list, in order, with the time of the oldest. Throws BotError `cloud-limit` when there are more than
 * `maxPages`.
 */
export async function allPages<Answer extends Paged>(
  client: Client,
  ask: PagedAsk<Answer>,
): Promise<Read<readonly Answer[]>> {
  const pages = await readPages(client, ask);
  if (pages.value === undefined) throw tooManyRows(pages.tooMany, ask.pageSize * ask.maxPages);
  return pages;
}

/**
 * All rows of a list whose answers need not tell how many there are (tencent-live 5.13, 5.16): where they do not, a page
 * that is not full ends it. Throws BotError `cloud-limit` when there are more than `maxPages`.
 */
export async function allRows<Answer extends MaybePaged, Row>(
  client: Client,
  ask: PagedAsk<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
): Promise<Read<readonly Row[]>> {
  const page = (PageNum: number) =>
    client.read(ask.action, { ...ask.params, PageNum, PageSize: ask.pageSize }, ask.schema);
  const first = await page(1);
  const rows = [...rowsOf(first.value)];
  const { TotalNum, TotalPage } = first.value;
  let isFull = rows.length >= ask.pageSize;
  for (let num = 2; TotalPage === undefined ? isFull : num <= TotalPage; num += 1) {
    if (num > ask.maxPages) throw tooManyRows(TotalNum ?? rows.length, rows.length);
    const more = rowsOf((await page(num)).value);
    rows.push(...more);
    isFull = more.length >= ask.pageSize;
  }
  return { value: rows, at: first.at };
}

/** As `allPages`, for a list of which more can be read in another way. */
export async function readPages<Answer extends Paged>(
  client: Client,
  ask: PagedAsk<Answer>,
): Promise<Pages<Answer>> {
  const page = (PageNum: number) =>
    client.read(ask.action, { ...ask.params, PageNum, PageSize: ask.pageSize }, ask.schema);
  const first = await page(1);
  const { TotalNum, TotalPage } = first.value;
  if (TotalPage > ask.maxPages) return { tooMany: TotalNum };
  const others = Array.from({ length: Math.max(0, TotalPage - 1) }, (_, index) => index + 2);
  const reads = await inWaves(others, page);
  return { value: [first.value, ...reads.map(({ value }) => value)], at: first.at };
}

/** Throws nothing itself: a list of `total` rows of which only `reachable` can be read. */
export function tooManyRows(total: number, reachable: number): BotError {
  return new BotError('cloud-limit', {
    said: text`Tencent has ${total} entries for this, of which only ${reachable} can be read.`,
    did: 'nothing',
    next: text`Narrow it down to a stream, an app, a domain or a shorter time.`,
  });
}
