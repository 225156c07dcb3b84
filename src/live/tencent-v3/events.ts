import { text } from '../../core/text.ts';
import type { DomainName, PushEvent, Sourced, StreamFilter, TakeRows } from '../port.ts';
import { gathered } from '../tencent/gathered.ts';
import { inOrder } from '../tencent/in-order.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { slicesOf } from '../tencent/slices.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import type { Params } from './call.ts';
import type { Read } from './client.ts';
import { chainSlices } from './chain-slices.ts';
import { eventWindows, type EventSlice, type OpenWindow } from './event-windows.ts';
import { overDomains } from './lists.ts';
import { numbers } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import type { EventRow } from './schemas.ts';
import { streamKeyOf } from './stream-keys.ts';
import { readTencentTime, tencentTime } from './times.ts';

const ACTION = 'DescribeLiveStreamEventList';

/** tencent-live 5.6 */
const LONGEST_S = 30 * DAY_S;
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
  const { at } = await overDomains(filter, pushDomains, (domain) => {
    const open = eventWindows(client, ACTION, eventParams(filter, domain));
    return takeSlices(slicesOfAll(open, window), takeRows);
  });
  return { value: count, source: ACTION, at };
}

/** All are opened side by side, and read one after the other. */
async function* slicesOfAll(open: OpenWindow, asked: Window) {
  const opened = slicesOf(asked, { spanS: LONGEST_S }).map((window) => ({ window, list: open(window) }));
  // One that fails is told when it is its turn.
  for (const { list } of opened) list.catch(() => undefined);
  for (const { window, list } of opened) yield* chainSlices(open, { ...window, list: await list });
}

/** IsFilter 0: refused pushes too. A name is matched in part unless IsStrict is set; IsAsc 1: by their ends (tencent-live 5.7). */
function eventParams(filter: StreamFilter, domain: DomainName | undefined): Params {
  const named = filter.name === undefined ? {} : { StreamName: filter.name, IsStrict: 1 };
  return { DomainName: domain, AppName: filter.app, ...named, IsFilter: 0, IsAsc: 1 };
}

/** Pages of all slices side by side: none waits for the slice before it. */
async function takeSlices(
  slices: AsyncIterable<EventSlice>,
  take: TakeRows<EventRow>,
): Promise<Read<number>> {
  const stitch = stitcher();
  let [count, oldest] = [0, Infinity];
  await inOrder(
    pagesOf(slices),
    async ({ slice, num }) => ({ read: await slice.page(num), to: await slice.to }),
    ({ read: { value, at }, to }, { slice: { from } }) => {
      if (to === undefined) return;
      const rows = stitch({ from, to }, value);
      oldest = Math.min(oldest, at);
      count += rows.length;
      take(rows);
    },
  );
  return { value: count, at: oldest };
}

async function* pagesOf(slices: AsyncIterable<EventSlice>) {
  for await (const slice of slices) {
    for (const num of numbers(1, slice.pages)) yield { slice, num };
  }
}

/**
 * The rows of slices that meet, oldest slice first. Whether a moment at an edge belongs to one slice or to both is not
 * documented, so both are asked for it, and a row that the slice before had already is left out.
 */
function stitcher(): (slice: Window, rows: readonly EventRow[]) => readonly EventRow[] {
  let [edge, before, here] = [NaN, new Set<string>(), new Set<string>()];
  return ({ from, to }, rows) => {
    if (edge !== to) [edge, before, here] = [to, here, new Set()];
    const [begin, end] = [tencentTime(from), tencentTime(to)];
    for (const row of rows) if (isAt(row, end)) here.add(JSON.stringify(row));
    return before.size === 0
      ? rows
      : rows.filter((row) => !isAt(row, begin) || !before.has(JSON.stringify(row)));
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
