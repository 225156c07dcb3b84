import { isStreamName, type Sourced, type StreamFilter, type StreamKey, type Streams } from '../port.ts';
import type { Read } from '../tencent/client.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { unsupported } from './abilities.ts';
import { allPages } from './paging.ts';
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
    online: (filter) => readOnline(filter, options),
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

/** Names alone: since when they are on air is not told. */
async function readOnline(filter: StreamFilter, options: ReadOptions): ReturnType<Streams['online']> {
  const { value, source, at } = await liveChannels(options);
  const named = value.filter((channel) => (filter.name ?? channel) === channel);
  const streams = streamsOf(source, named, filter, options);
  return { value: streams.map((stream) => ({ stream, since: undefined })), source, at };
}

/** The list of live channels has no pages (tencent-live 3.11); where it is cut short, the one that has them is read. */
async function liveChannels(options: ReadOptions): Promise<Sourced<readonly string[]>> {
  const { value, at } = await options.client.read(LIVE_LIST, {}, channelsAnswer);
  if (value.channel_list.length >= value.all_count) {
    return { value: value.channel_list.map((row) => row.channel_id), source: LIVE_LIST, at };
  }
  return { ...(await channelsWith(READ_STATUS.live, options)), source: LIST };
}

async function channelsWith(
  status: number,
  { client }: Pick<ReadOptions, 'client'>,
): Promise<Read<readonly string[]>> {
  const { value, at } = await allPages(client, {
    action: LIST,
    // By age, so that a channel that is new moves none from one page to another.
    params: { 'n.status': status, 's.order_field': 'create_time', 'n.order_type': 0 },
    schema: channelsAnswer,
    pageSize: PAGE_SIZE,
    countOf: (first) => first.all_count,
  });
  // A channel that moved over a page's edge between two reads stands on both pages.
  const names = value.flatMap((page) => page.channel_list.map((row) => row.channel_id));
  return { value: [...new Set(names)], at };
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
