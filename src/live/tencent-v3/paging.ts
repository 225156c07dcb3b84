import type { z } from 'zod';
import { BotError } from '../../core/errors.ts';
import { text } from '../../core/text.ts';
import type { Params } from './call.ts';
import type { Client, Read } from './client.ts';

export interface PagedAsk<Answer> {
  readonly action: string;
  readonly params: Params;
  readonly schema: z.ZodType<Answer>;
  readonly pageSize: number;
  /** More pages than this are refused, never left out in silence. */
  readonly maxPages: number;
}

interface Paged {
  readonly TotalNum: number;
  readonly TotalPage: number;
}

/** Few at a time: a long list must not keep all connections from others. */
const PAGES_AT_ONCE = 4;

/**
 * All pages of a list, in order, with the time of the oldest. Throws BotError `cloud-limit` when there are more than
 * `maxPages`.
 */
export async function allPages<Answer extends Paged>(
  client: Client,
  ask: PagedAsk<Answer>,
): Promise<Read<readonly Answer[]>> {
  const page = (PageNum: number) =>
    client.read(ask.action, { ...ask.params, PageNum, PageSize: ask.pageSize }, ask.schema);
  const first = await page(1);
  const { TotalNum, TotalPage } = first.value;
  if (TotalPage > ask.maxPages) throw tooMany(TotalNum, ask);
  const answers = [first.value];
  for (let next = 2; next <= TotalPage; next += PAGES_AT_ONCE) {
    const count = Math.min(PAGES_AT_ONCE, TotalPage - next + 1);
    const wave = await Promise.all(Array.from({ length: count }, (_, index) => page(next + index)));
    answers.push(...wave.map((read) => read.value));
  }
  return { value: answers, at: first.at };
}

function tooMany(total: number, ask: PagedAsk<unknown>): BotError {
  return new BotError('cloud-limit', {
    said: text`Tencent has ${total} entries for this, of which only ${ask.pageSize * ask.maxPages} can be read.`,
    did: 'nothing',
    next: text`Narrow it down to a stream, an app, a domain or a shorter time.`,
  });
}
