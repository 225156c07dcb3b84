import { allInOrder } from '../tencent/in-order.ts';
import { slicesOf } from '../tencent/slices.ts';
import type { Window } from '../tencent/windows.ts';
import { REACHABLE, type EventList, type EventSlice, type OpenWindow } from './event-windows.ts';
import { tooManyRows } from './paging.ts';

/** Parts are cut for so many rows, since pushes do not end evenly. */
const ROWS_OF_PART = 0.7 * REACHABLE;
/** Shorter times are not cut: an end must lie after its begin. */
const SHORTEST_S = 2;

interface Part extends Window {
  readonly list: EventList;
}

/** The slices of a time whose rows are in no known order, oldest first: cut until each can be reached. Throws BotError. */
export async function* cutSlices(open: OpenWindow, window: Window): AsyncGenerator<EventSlice> {
  for (const { from, to, list } of await openParts(open, window, true)) {
    yield { from, pages: Math.max(1, list.pages ?? 1), page: list.page, to: Promise.resolve(to) };
  }
}

async function openParts(open: OpenWindow, part: Window, isFirst: boolean): Promise<readonly Part[]> {
  const list = await open(part);
  if (!list.isTooLong) return [{ ...part, list }];
  if (part.to - part.from <= SHORTEST_S) throw tooManyRows(list.total, REACHABLE);
  const parts = cut(part, isFirst ? 2 : Math.ceil(list.total / ROWS_OF_PART));
  return (await allInOrder(parts, (each) => openParts(open, each, false))).flat();
}

/**
 * At least in two; a cloud that counts no further than it tells is asked again and again. The first cut is in two, whatever
 * the count: where one half has nearly all rows, parts for an even spread would have too many again.
 */
function cut({ from, to }: Window, wanted: number): readonly Window[] {
  const parts = Math.max(2, wanted);
  return slicesOf({ from, to }, { spanS: Math.max(1, Math.ceil((to - from) / parts)) });
}
