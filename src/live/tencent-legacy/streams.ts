import type { z } from 'zod';
import {
  isStreamName,
  type OnlineStream,
  type Sourced,
  type StreamFilter,
  type StreamKey,
  type Streams,
  type TakeRows,
  type UnixSeconds,
} from '../port.ts';
import type { Read } from '../tencent/client.ts';
import { gathered } from '../tencent/gathered.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { unsupported } from './abilities.ts';
import { takePages } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { channelsAnswer } from './schemas.ts';
import { READ_STATUS, readState } from './state.ts';
import { streamKeyOf } from './stream-keys.ts';

const LIVE_LIST = 'Live_Channel_GetLiveChannelList';
const LIST = 'Live_Channel_GetChannelList';
/** tencent-live 3.10 */
const PAGE_SIZE = 100;

export function createStreams(options: ReadOptions): Streams {
  return {
    state: (stream) => readState(stream, options),
    online: (filter) => gathered((take) => takeOnline(filter, take, options)),
    events: () => unsupported('events'),
    async interrupted() {
      const { value, at } = await channelsWith(READ_STATUS.interrupted, options);
      return { value: streamsOf(LIST, value, {}, options), source: LIST, at };
    },
    async banned(name) {
      const { value, at } = await channelsWith(READ_STATUS.banned, options);
      const banned = value.filter((channel) => (name ?? channel) === channel);
      return { value: namedRows(LIST, banned, bannedStream, options.log), source: LIST, at };
    },
  };
}

/** Everything on air, page by page. Names alone: since when they are on air is not told. Throws BotError. */
export async function takeOnline(
  filter: StreamFilter,
  take: TakeRows<OnlineStream>,
  options: ReadOptions,
): Promise<Sourced<number>> {
  let count = 0;
  const read = await takeLiveChannels(options, (action, names) => {
    const named = names.filter((channel) => (filter.name ?? channel) === channel);
    const streams = streamsOf(action, named, filter, options);
    count += streams.length;
    take(streams.map((stream) => ({ stream, since: undefined })));
  });
  return { value: count, ...read };
}

/** The list of live channels has no pages (tencent-live 3.11); where it is cut short, the one that has them is read. */
async function takeLiveChannels(
  options: ReadOptions,
  take: (action: string, names: readonly string[]) => void,
): Promise<Omit<Sourced<number>, 'value'>> {
  const { value, at } = await options.client.read(LIVE_LIST, {}, channelsAnswer);
  if (value.channel_list.length < value.all_count) {
    return { source: LIST, at: await takeChannels(READ_STATUS.live, options, (names) => take(LIST, names)) };
  }
  take(
    LIVE_LIST,
    value.channel_list.map((row) => row.channel_id),
  );
  return { source: LIVE_LIST, at };
}

async function channelsWith(
  status: number,
  options: Pick<ReadOptions, 'client'>,
): Promise<Read<readonly string[]>> {
  const pages: (readonly string[])[] = [];
  const at = await takeChannels(status, options, (names) => void pages.push(names));
  return { value: pages.flat(), at };
}

/** Gives the time of the oldest page. */
function takeChannels(
  status: number,
  { client }: Pick<ReadOptions, 'client'>,
  take: TakeRows<string>,
): Promise<UnixSeconds> {
  const ask = {
    action: LIST,
    // By age, so that a channel that is new moves none from one page to another.
    params: { 'n.status': status, 's.order_field': 'create_time', 'n.order_type': 0 },
    schema: channelsAnswer,
    pageSize: PAGE_SIZE,
    countOf: (first: z.infer<typeof channelsAnswer>) => first.all_count,
  };
  // A channel that moved over a page's edge between two reads stands on both pages.
  const told = new Set<string>();
  return takePages(client, ask, ({ channel_list }) => {
    const names = channel_list.map((row) => row.channel_id).filter((name) => !told.has(name));
    for (const name of names) told.add(name);
    take(names);
  });
}

function streamsOf(
  action: string,
  names: readonly string[],
  filter: StreamFilter,
  { defaults, log }: ReadOptions,
): readonly StreamKey[] {
  return namedRows(action, names, (name) => streamKeyOf(name, filter, defaults), log);
}

/** The old API tells neither where nor until when. */
function bannedStream(name: string) {
  if (!isStreamName(name)) return undefined;
  return { name, app: undefined, domain: undefined, from: undefined, until: undefined };
}
