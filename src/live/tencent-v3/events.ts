import { text } from '../../core/text.ts';
import type { DomainName, PushEvent, Sourced, StreamFilter, TakeRows } from '../port.ts';
import { gathered } from '../tencent/gathered.ts';
import { inOrder } from '../tencent/in-order.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import type { Params } from './call.ts';
import type { Read } from './client.ts';
import { openSlices, type EventSlice } from './event-slices.ts';
import { overDomains } from './lists.ts';
import { numbers } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import type { EventRow } from './schemas.ts';
import { streamKeyOf } from './stream-keys.ts';
import { readTencentTime, tencentTime } from './times.ts';

const ACTION = 'DescribeLiveStreamEventList';

/** tencent-live 5.6 */
const LIMITS: WindowLimits = {
  ageS: 60 * DAY_S,
  next: text`Ask for a time that begins at most 60 days ago.`,
};

/** Finished and refused pushes, newest first; an end that lies ahead becomes now. Throws BotError. */
export async function readEvents(
  filter: StreamFilter,
  asked: Window,
  options: ReadOptions,
): Promise<Sourced<readonly PushEvent[]>> {
  const { value, ...origin } = await gathered((take: TakeRows<PushEvent>) =>
    takeEvents(filter, asked, take, options),
  );
  return { ...origin, value: value.toSorted((a, b) => b.to - a.to) };
}

/** As `readEvents`, page by page, each domain by itself; gives how many pushes there were. Throws BotError. */
export async function takeEvents(
  filter: StreamFilter,
  asked: Window,
  take: TakeRows<PushEvent>,
  { client, pushDomains, now, log }: ReadOptions,
): Promise<Sourced<number>> {
  const window = { from: asked.from, to: Math.min(asked.to, now()) };
  checkWindow(window, now(), LIMITS);
  let count = 0;
  const takeRows = (rows: readonly EventRow[]) => {
    const events = namedRows(ACTION, rows, pushEvent, log);
    count += events.length;
    take(events);
  };
  const { at } = await overDomains(filter, pushDomains, async (domain) => {
    const slices = await openSlices(client, ACTION, eventParams(filter, domain), window);
    return takeSlices(slices, takeRows);
  });
  return { value: count, source: ACTION, at };
}

/** IsFilter 0: refused pushes too. A name is matched in part unless IsStrict is set (tencent-live 5.7). */
function eventParams(filter: StreamFilter, domain: DomainName | undefined): Params {
  const named = filter.name === undefined ? {} : { StreamName: filter.name, IsStrict: 1 };
  return { DomainName: domain, AppName: filter.app, ...named, IsFilter: 0, IsAsc: 0 };
}

/** Pages of all slices side by side: none waits for the slice before it. */
async function takeSlices(slices: readonly EventSlice[], take: TakeRows<EventRow>): Promise<Read<number>> {
  const stitch = stitcher();
  let count = 0;
  await inOrder(
    pagesOf(slices),
    ({ slice: { list }, num }) => (num === 1 ? Promise.resolve(list.first) : list.page(num)),
    ({ value }, { slice }) => {
      const rows = stitch(slice, value);
      count += rows.length;
      take(rows);
    },
  );
  return { value: count, at: Math.min(...slices.map(({ list }) => list.first.at)) };
}

function* pagesOf(slices: readonly EventSlice[]) {
  for (const slice of slices) {
    for (const num of numbers(1, Math.max(1, slice.list.pages ?? 1))) yield { slice, num };
  }
}

/**
 * The rows of slices that meet, newest slice first. Whether a moment at an edge belongs to one slice or to both is not
 * documented, so both are asked for it, and a row that the slice before had already is left out.
 */
function stitcher(): (slice: Window, rows: readonly EventRow[]) => readonly EventRow[] {
  let [edge, before, here] = [NaN, new Set<string>(), new Set<string>()];
  return ({ from, to }, rows) => {
    if (edge !== from) [edge, before, here] = [from, here, new Set()];
    const [begin, end] = [tencentTime(from), tencentTime(to)];
    for (const row of rows) if (isAt(row, begin)) here.add(JSON.stringify(row));
    return before.size === 0
      ? rows
      : rows.filter((row) => !isAt(row, end) || !before.has(JSON.stringify(row)));
  };
}

const isAt = (row: EventRow, moment: string): boolean =>
  row.StreamEndTime === moment || row.StreamStartTime === moment;

/** A push that was refused may lack one of its two moments. */
function pushEvent(row: EventRow): PushEvent | undefined {
  const stream = streamKeyOf(row.DomainName, row.AppName, row.StreamName);
  const began = readTencentTime(row.StreamStartTime);
  const ended = readTencentTime(row.StreamEndTime);
  const from = began ?? (ended === undefined ? undefined : ended - row.Duration);
  const to = ended ?? (began === undefined ? undefined : began + row.Duration);
  if (stream === undefined || from === undefined || to === undefined) return undefined;
  const { Duration: durationS, StopReason: stopReason, Resolution: resolution = '' } = row;
  return { stream, from, to, durationS, stopReason, resolution };
}
