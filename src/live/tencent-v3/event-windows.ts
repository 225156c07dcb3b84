import type { z } from 'zod';
import type { Read } from '../tencent/client.ts';
import type { Window } from '../tencent/windows.ts';
import type { Params } from './call.ts';
import type { Client } from './client.ts';
import { openList, type OpenList } from './paging.ts';
import { eventAnswer, type EventRow } from './schemas.ts';
import { timeParams } from './windows.ts';

/**
 * tencent-live 5.6: only the first 10 000 rows are reachable. A time with as many may have more, whatever it tells, so that
 * one page less is read.
 */
const PAGES = { pageSize: 100, maxPages: 99 } as const;
export const LAST_PAGE = PAGES.maxPages;
export const REACHABLE = PAGES.pageSize * PAGES.maxPages;

/** A list of events of which the first page was read. */
export type EventList = OpenList<EventRow>;

/** The list of one window; `isLong` when it surely has more rows than can be reached: then its last page is asked for, too. */
export type OpenWindow = (window: Window, isLong?: boolean) => Promise<EventList>;

/** A part of the asked time that can be read whole. */
export interface EventSlice {
  /** Its first moment, which the slice before it may have been asked for as well. */
  readonly from: number;
  readonly pages: number;
  readonly page: (num: number) => Promise<Read<readonly EventRow[]>>;
  /** Its last moment; undefined when its rows turned out not to be those of one time: then other slices tell it anew. */
  readonly to: Promise<number | undefined>;
}

/** What is asked of the list but for time and page. */
export function eventWindows(client: Client, action: string, params: Params): OpenWindow {
  return (window, isLong = false) => {
    const ask = {
      action,
      params: { ...timeParams(window), ...params },
      schema: eventAnswer,
      rowsOf,
      ...PAGES,
    };
    return openList(client, ask, isLong ? [LAST_PAGE] : []);
  };
}

const rowsOf = ({ EventList }: z.infer<typeof eventAnswer>) => EventList;
