import type { z } from 'zod';
import { BotError } from '../../core/errors.ts';
import { text } from '../../core/text.ts';
import type { UnixSeconds } from '../port.ts';
import type { Read } from '../tencent/client.ts';
import { inOrder } from '../tencent/in-order.ts';
import type { Client } from './client.ts';
import type { Params } from './query.ts';

export interface PagedAsk<Answer> {
  readonly action: string;
  readonly params: Params;
  readonly schema: z.ZodType<Answer>;
  readonly pageSize: number;
  /** How many rows there are on all pages, by the first of them. */
  readonly countOf: (first: Answer) => number;
}

/** More rows than this are refused, never left out in silence. */
const MAX_ROWS = 100_000;

/** All pages of a list, in order, with the time of the oldest. Throws BotError `cloud-limit` when there are too many. */
export async function allPages<Answer>(
  client: Client,
  ask: PagedAsk<Answer>,
): Promise<Read<readonly Answer[]>> {
  const pages: Answer[] = [];
  const at = await takePages(client, ask, (page) => void pages.push(page));
  return { value: pages, at };
}

/** As `allPages`, one page after the other; gives the time of the oldest. */
export async function takePages<Answer>(
  client: Client,
  { action, params, schema, pageSize, countOf }: PagedAsk<Answer>,
  take: (page: Answer) => void,
): Promise<UnixSeconds> {
  const page = (number: number) =>
    client.read(action, { ...params, 'n.page_no': number, 'n.page_size': pageSize }, schema);
  const first = await page(1);
  const count = countOf(first.value);
  if (count > MAX_ROWS) throw tooMany(count);
  take(first.value);
  const others = Array.from(
    { length: Math.max(0, Math.ceil(count / pageSize) - 1) },
    (_, index) => index + 2,
  );
  await inOrder(others, page, ({ value }) => take(value));
  return first.at;
}

function tooMany(count: number): BotError {
  return new BotError('cloud-limit', {
    said: text`Tencent has ${count} entries for this, of which only ${MAX_ROWS} can be read.`,
    did: 'nothing',
    next: text`Narrow it down to one stream or a shorter time.`,
  });
}
