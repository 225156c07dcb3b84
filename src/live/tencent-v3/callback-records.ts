import type { z } from 'zod';
import { text } from '../../core/text.ts';
import type { CallbackRecord, CallbackRecords, StreamName } from '../port.ts';
import { allInOrder } from '../tencent/in-order.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { slicesOf, stitched } from '../tencent/slices.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import { unsupported } from './abilities.ts';
import { callbackAnswer, type CallbackRow } from './callback-schemas.ts';
import type { Client, Read } from './client.ts';
import { allRows } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime } from './times.ts';
import { timeParams } from './windows.ts';

const ACTION = 'DescribeCallbackRecordsList';

/** tencent-live 5.16, 3 */
const LIMITS: WindowLimits = {
  ageS: 14 * DAY_S,
  next: text`Ask for a time that begins at most 14 days ago.`,
};
const SLICES = { spanS: DAY_S };
/** No bounds are documented for the page; those of the other lists hold (tencent-live 5.6). */
const PAGES = { pageSize: 100, maxPages: 100 } as const;

export function createCallbackRecords({ client, site, can, now, log }: ReadOptions): CallbackRecords {
  return {
    async list(name, from, to) {
      if (!can.has('callbackRecords')) return unsupported(site, 'callbackRecords');
      const window = { from, to: Math.min(to, now()) };
      checkWindow(window, now(), LIMITS);
      const reads = await allInOrder(slicesOf(window, SLICES), (slice) => readSlice(client, name, slice));
      // A callback that was not taken is tried again, and recorded again.
      const rows = stitched(
        reads.map(({ value }) => onceEach(value)),
        keyOf,
      );
      const records = namedRows(ACTION, rows, callbackRecord, log);
      const at = Math.min(...reads.map((read) => read.at));
      return { value: records.toSorted((a, b) => a.at - b.at), source: ACTION, at };
    },
  };
}

const keyOf = ({ EventTime, EventType, Request }: CallbackRow) =>
  JSON.stringify([EventTime, EventType, Request]);

const onceEach = (rows: readonly CallbackRow[]) => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const rowsOf = ({ DataInfoList }: z.infer<typeof callbackAnswer>) => DataInfoList;

/** All pages of one slice: no totals are documented, so that a page which is not full ends it. Throws BotError. */
async function readSlice(
  client: Client,
  name: StreamName,
  slice: Window,
): Promise<Read<readonly CallbackRow[]>> {
  const params = { ...timeParams(slice), StreamName: name };
  return allRows(client, { action: ACTION, params, schema: callbackAnswer, rowsOf, ...PAGES });
}

function callbackRecord({ EventTime, EventType: type, Request }: CallbackRow): CallbackRecord | undefined {
  const at = readTencentTime(EventTime);
  return at === undefined ? undefined : { type, at, body: bodyOf(Request) };
}

/** Tencent's own samples show the body plain, and form-encoded. */
function bodyOf(request: string): string {
  if (!/^%7b/i.test(request)) return request;
  try {
    return decodeURIComponent(request.replaceAll('+', ' '));
  } catch {
    return request;
  }
}
