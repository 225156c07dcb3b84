import type { z } from 'zod';
import { BotError } from '../../core/errors.ts';
import { text } from '../../core/text.ts';
import { inOrder } from '../tencent/in-order.ts';
import type { Params } from './call.ts';
import type { Client, Read } from './client.ts';

/** A list in pages, as it is asked for. */
export interface PagedAsk<Answer extends Paged, Row> {
  readonly action: string;
  readonly params: Params;
  readonly schema: z.ZodType<Answer>;
  readonly rowsOf: (answer: Answer) => readonly Row[];
  readonly pageSize: number;
  /** More pages than this are not read, and never left out in silence. */
  readonly maxPages: number;
}

/** Lists of statistics need not tell how many rows there are (tencent-live 5.13, 5.16). */
interface Paged {
  readonly TotalNum?: number | undefined;
  readonly TotalPage?: number | undefined;
}

/** A list of which the first page was read. */
export interface OpenList<Row> {
  readonly first: Read<readonly Row[]>;
  /** How many rows there are, as far as is known. */
  readonly total: number;
  /** There are more than `maxPages`. */
  readonly isTooLong: boolean;
  /** Undefined when it is not told: then a page that is not full ends the list. */
  readonly pages: number | undefined;
  /** Reads a page; the first is 1. Pages read when it was opened are not read again. */
  readonly page: (num: number) => Promise<Read<readonly Row[]>>;
}

/** Reads the first page, and side by side with it the others that are named. */
export async function openList<Answer extends Paged, Row>(
  client: Client,
  { action, params, schema, rowsOf, pageSize, maxPages }: PagedAsk<Answer, Row>,
  others: readonly number[] = [],
): Promise<OpenList<Row>> {
  const ask = (PageNum: number) => client.read(action, { ...params, PageNum, PageSize: pageSize }, schema);
  const read = async (num: number) => {
    const { value, at } = await ask(num);
    return { value: rowsOf(value), at };
  };
  const opening = ask(1);
  const known = new Map(others.map((num) => [num, read(num)]));
  // One that fails is told when it is asked for.
  for (const page of known.values()) page.catch(() => undefined);
  const { value, at } = await opening;
  const first = { value: rowsOf(value), at };
  known.set(1, Promise.resolve(first));
  const page = (num: number) => known.get(num) ?? read(num);
  const { TotalNum: total = first.value.length, TotalPage: pages } = value;
  return { first, total, isTooLong: pages !== undefined && pages > maxPages, pages, page };
}

/**
 * Hands all rows of a list to `take`, page by page in order; gives how many there were, with the time of the oldest. Throws
 * BotError `cloud-limit` when there are more than `maxPages`, before any is handed over where the cloud tells how many.
 */
export async function takeList<Answer extends Paged, Row>(
  client: Client,
  ask: PagedAsk<Answer, Row>,
  take: (rows: readonly Row[]) => void | Promise<void>,
  atOnce?: number,
): Promise<Read<number>> {
  const list = await openList(client, ask);
  if (list.isTooLong) throw tooManyRows(list.total, ask.pageSize * ask.maxPages);
  let count = 0;
  const takePage = async ({ value }: Read<readonly Row[]>) => {
    count += value.length;
    await take(value);
  };
  await takePage(list.first);
  if (list.pages === undefined) await takeUntilShort(list, ask, takePage);
  else await inOrder(numbers(2, list.pages), list.page, takePage, atOnce);
  return { value: count, at: list.first.at };
}

/** All rows of a list at once, as `takeList`. */
export async function allRows<Answer extends Paged, Row>(
  client: Client,
  ask: PagedAsk<Answer, Row>,
): Promise<Read<readonly Row[]>> {
  const pages: (readonly Row[])[] = [];
  const { at } = await takeList(client, ask, (rows) => void pages.push(rows));
  return { value: pages.flat(), at };
}

async function takeUntilShort<Row>(
  { first, page }: OpenList<Row>,
  { pageSize, maxPages }: Pick<PagedAsk<Paged, Row>, 'pageSize' | 'maxPages'>,
  takePage: (read: Read<readonly Row[]>) => Promise<void>,
): Promise<void> {
  let last = first;
  for (let num = 2; last.value.length >= pageSize; num += 1) {
    if (num > maxPages) throw tooManyRows(pageSize * maxPages, pageSize * maxPages);
    last = await page(num);
    await takePage(last);
  }
}

/** From the first up to the last, both included. */
export function numbers(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Throws nothing itself: a list of `total` rows of which only `reachable` can be read. */
export function tooManyRows(total: number, reachable: number): BotError {
  return new BotError('cloud-limit', {
    said: text`Tencent has ${total} entries for this, of which only ${reachable} can be read.`,
    did: 'nothing',
    next: text`Narrow it down to a stream, an app, a domain or a shorter time.`,
  });
}
