import { text } from '../../core/text.ts';
import type { DomainName, PushEvent, Sourced, StreamFilter } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { slicesOf, stitched } from '../tencent/slices.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import type { Params } from './call.ts';
import type { Client, Read } from './client.ts';
import { overDomains } from './lists.ts';
import { readPages, tooManyRows } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { eventAnswer, type EventRow } from './schemas.ts';
import { streamKeyOf } from './stream-keys.ts';
import { readTencentTime } from './times.ts';
import { timeParams } from './windows.ts';

const ACTION = 'DescribeLiveStreamEventList';

/** tencent-live 5.6 */
const LIMITS: WindowLimits = {
  ageS: 60 * DAY_S,
  next: text`Ask for a time that begins at most 60 days ago.`,
};
const SLICES = { spanS: 30 * DAY_S };
/**
 * tencent-live 5.6: only the first 10 000 rows are reachable. A time with as many may have more, whatever it tells, so that
 * one page less is read.
 */
const PAGES = { pageSize: 100, maxPages: 99 } as const;
/** Shorter times are not halved: an end must lie after its begin. */
const SHORTEST_S = 2;

/** Finished and refused pushes, newest first; an end that lies ahead becomes now. Throws BotError. */
export async function readEvents(
  filter: StreamFilter,
  asked: Window,
  { client, pushDomains, now, log }: ReadOptions,
): Promise<Sourced<readonly PushEvent[]>> {
  const window = { from: asked.from, to: Math.min(asked.to, now()) };
  checkWindow(window, now(), LIMITS);
  const slices = slicesOf(window, SLICES);
  const { value, at } = await overDomains(filter, pushDomains, (domain) =>
    readAll(client, eventParams(filter, domain), slices),
  );
  const events = namedRows(ACTION, value, pushEvent, log);
  return { value: events.toSorted((a, b) => b.to - a.to), source: ACTION, at };
}

/** IsFilter 0: refused pushes too. A name is matched in part unless IsStrict is set (tencent-live 5.7). */
function eventParams(filter: StreamFilter, domain: DomainName | undefined): Params {
  const named = filter.name === undefined ? {} : { StreamName: filter.name, IsStrict: 1 };
  return { DomainName: domain, AppName: filter.app, ...named, IsFilter: 0, IsAsc: 0 };
}

/** All rows of a slice; where it has more than can be reached, those of its halves. Throws BotError `cloud-limit`. */
async function readSlice(client: Client, params: Params, slice: Window): Promise<Read<readonly EventRow[]>> {
  const ask = { action: ACTION, params: { ...timeParams(slice), ...params }, schema: eventAnswer, ...PAGES };
  const pages = await readPages(client, ask);
  if (pages.value !== undefined)
    return { value: pages.value.flatMap((page) => page.EventList), at: pages.at };
  if (slice.to - slice.from <= SHORTEST_S) throw tooManyRows(pages.tooMany, PAGES.pageSize * PAGES.maxPages);
  const middle = Math.floor((slice.from + slice.to) / 2);
  return readAll(client, params, [
    { from: slice.from, to: middle },
    { from: middle, to: slice.to },
  ]);
}

/** One after the other, since a slice may have to be halved many times. */
async function readAll(
  client: Client,
  params: Params,
  slices: readonly Window[],
): Promise<Read<readonly EventRow[]>> {
  const reads: Read<readonly EventRow[]>[] = [];
  for (const slice of slices) reads.push(await readSlice(client, params, slice));
  const value = stitched(
    reads.map((read) => read.value),
    (row) => JSON.stringify(row),
  );
  return { value, at: Math.min(...reads.map((read) => read.at)) };
}

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
