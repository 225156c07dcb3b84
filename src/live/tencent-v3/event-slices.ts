import type { z } from 'zod';
import { allInOrder } from '../tencent/in-order.ts';
import { slicesOf } from '../tencent/slices.ts';
import { DAY_S, type Window } from '../tencent/windows.ts';
import type { Params } from './call.ts';
import type { Client } from './client.ts';
import { openList, tooManyRows, type OpenList } from './paging.ts';
import { eventAnswer, type EventRow } from './schemas.ts';
import { timeParams } from './windows.ts';

/** tencent-live 5.6 */
const LONGEST_S = 30 * DAY_S;
/**
 * tencent-live 5.6: only the first 10 000 rows are reachable. A time with as many may have more, whatever it tells, so that
 * one page less is read.
 */
const PAGES = { pageSize: 100, maxPages: 99 } as const;
const REACHABLE = PAGES.pageSize * PAGES.maxPages;
/** Parts are cut for so many rows, since pushes do not end evenly. */
const ROWS_OF_PART = 0.7 * REACHABLE;
/** Shorter times are not cut: an end must lie after its begin. */
const SHORTEST_S = 2;

/** A part of the asked time, all of whose rows can be reached. */
export interface EventSlice extends Window {
  readonly list: OpenList<EventRow>;
}

const rowsOf = ({ EventList }: z.infer<typeof eventAnswer>) => EventList;

/** The time in slices, newest first; where one has more rows than can be reached, it is cut anew. Throws BotError. */
export async function openSlices(
  client: Client,
  action: string,
  params: Params,
  window: Window,
): Promise<readonly EventSlice[]> {
  const open = async (slice: Window, isFirst: boolean): Promise<readonly EventSlice[]> => {
    const ask = {
      action,
      params: { ...timeParams(slice), ...params },
      schema: eventAnswer,
      rowsOf,
      ...PAGES,
    };
    const list = await openList(client, ask);
    if (!list.isTooLong) return [{ ...slice, list }];
    if (slice.to - slice.from <= SHORTEST_S) throw tooManyRows(list.total, REACHABLE);
    return openAll(cut(slice, isFirst ? 2 : Math.ceil(list.total / ROWS_OF_PART)), false);
  };
  const openAll = async (slices: readonly Window[], isFirst: boolean) =>
    (await allInOrder(slices, (slice) => open(slice, isFirst))).flat();
  return openAll(slicesOf(window, { spanS: LONGEST_S }).toReversed(), true);
}

/**
 * At least in two, newest first; a cloud that counts no further than it tells is asked again and again. The first cut is in
 * two, whatever the count: where one half has nearly all rows, parts for an even spread would have too many again.
 */
function cut({ from, to }: Window, wanted: number): readonly Window[] {
  const parts = Math.max(2, wanted);
  const spanS = Math.max(1, Math.ceil((to - from) / parts));
  return slicesOf({ from, to }, { spanS }).toReversed();
}
