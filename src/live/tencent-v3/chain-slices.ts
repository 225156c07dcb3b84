import type { Read } from '../tencent/client.ts';
import type { Window } from '../tencent/windows.ts';
import { cutSlices } from './cut-slices.ts';
import { LAST_PAGE, REACHABLE, type EventList, type EventSlice, type OpenWindow } from './event-windows.ts';
import type { EventRow } from './schemas.ts';
import { readTencentTime } from './times.ts';

/** A window up to the end of the asked time, of which the first rows can be reached. */
export interface Link extends Window {
  readonly list: EventList;
}

/**
 * The slices of a time, oldest first: each goes as far as its rows can be reached, and the next begins with the moment of
 * the last of them, so that hardly a row is asked for twice. The next is opened while one is read. That rows stand in the
 * order of their ends (tencent-live 5.7) is proven by some of them and by the count of the next slice; where it is not so,
 * the rest is cut. Throws BotError.
 */
export async function* chainSlices(open: OpenWindow, first: Link): AsyncGenerator<EventSlice> {
  let link = first;
  while (link.list.isTooLong) {
    const next = nextLink(open, link);
    const to = next.then((found) => found?.from);
    // One that fails while pages before it are read is told when it is its turn.
    to.catch(() => undefined);
    yield sliceOf(link, LAST_PAGE, to);
    const found = await next;
    if (found === undefined) return yield* cutSlices(open, link);
    link = found;
  }
  yield sliceOf(link, link.list.pages ?? 1, Promise.resolve(link.to));
}

const sliceOf = ({ from, list }: Link, pages: number, to: EventSlice['to']): EventSlice => ({
  from,
  pages: Math.max(1, pages),
  page: list.page,
  to,
});

/** Undefined when the rows of this one do not stand in the order of their ends. */
async function nextLink(open: OpenWindow, link: Link): Promise<Link | undefined> {
  const last = await link.list.page(LAST_PAGE);
  const from = readTencentTime(last.value.at(-1)?.StreamEndTime);
  if (!isByEnd([...link.list.first.value, ...last.value])) return undefined;
  if (from === undefined || from <= link.from || from >= link.to) return undefined;
  const left = link.list.total - REACHABLE;
  const next = { from, to: link.to, list: await open({ from, to: link.to }, left > REACHABLE) };
  return follows(next.list, left, last) ? next : undefined;
}

/** Rows that came in between may be more; where all of a page ended at once, so may the rows that stand in both. */
function follows({ total }: EventList, left: number, { value }: Read<readonly EventRow[]>): boolean {
  const edge = value.at(-1)?.StreamEndTime;
  const doubled = value.filter(({ StreamEndTime }) => StreamEndTime === edge).length;
  const least = left + doubled;
  const slack = doubled === value.length ? REACHABLE : value.length;
  return total >= least && total <= least + slack;
}

/** Texts of one form stand in the order of their times. */
const isByEnd = (rows: readonly EventRow[]): boolean =>
  rows.every(({ StreamEndTime: end = '' }, index) => end >= (rows[index - 1]?.StreamEndTime ?? ''));
