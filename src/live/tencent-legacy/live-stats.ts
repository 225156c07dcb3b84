import type { z } from 'zod';
import type { StreamFilter } from '../port.ts';
import type { Read } from '../tencent/client.ts';
import { allPages } from './paging.ts';
import type { ReadOptions } from './read-options.ts';

/** tencent-live 3.1; the page size is always sent, and the loop made for more than one page (tencent-live 14 #18). */
const PAGE_SIZE = 300;

interface StatAnswer<Row> {
  readonly stream_count: number;
  readonly stream_info: readonly Row[];
}

/** The rows of all live streams, or of one; the old API has no filter by app. */
export async function readStats<Row>(
  action: string,
  filter: Pick<StreamFilter, 'name' | 'domain'>,
  schema: z.ZodType<StatAnswer<Row>>,
  { client }: Pick<ReadOptions, 'client'>,
): Promise<Read<readonly Row[]>> {
  const { value, at } = await allPages(client, {
    action,
    params: { 's.stream_id': filter.name, 's.push_domain': filter.domain },
    schema,
    pageSize: PAGE_SIZE,
    // Of one stream there is one page, though some pages count all live ones (tencent-live 3.1).
    countOf: (first) => (filter.name === undefined ? first.stream_count : 1),
  });
  return { value: value.flatMap((page) => page.stream_info), at };
}
