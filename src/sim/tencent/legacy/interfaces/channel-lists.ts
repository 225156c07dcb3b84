import { channelsOf, readStatus } from '../channels.ts';
import type { Channel } from '../channels.ts';
import type { LegacyInterface } from '../legacy-interface.ts';
import { pageFields, pageOf } from '../paging.ts';
import { wrongValue } from '../../wire/fields.ts';

/** tencent-live 3.10: every channel, not the live ones alone. */
export const getChannelList: LegacyInterface = {
  name: 'Live_Channel_GetChannelList',
  host: 'fcgi',
  fields: {
    'Param.n.status': { type: 'integer' },
    ...pageFields({ min: 10, max: 100, byDefault: 10 }),
    'Param.s.order_field': { type: 'text', oneOf: ['create_time'] },
    'Param.n.order_type': { type: 'integer', min: 0, max: 1, byDefault: 0 },
  },
  run(params, { world }) {
    const status = params.maybeNumber('Param.n.status');
    if (status !== undefined && !Object.values<number>(readStatus).includes(status)) {
      throw wrongValue('Param.n.status', 'must be 0, 1 or 3');
    }
    const channels = channelsOf(world).filter((channel) => channel.status === (status ?? channel.status));
    const isDescending = params.number('Param.n.order_type') === 1;
    const ordered = isDescending ? channels.toReversed() : channels;
    return { all_count: ordered.length, channel_list: pageOf(ordered, params).map(row) };
  },
};

/** tencent-live 3.11 */
export const getLiveChannelList: LegacyInterface = {
  name: 'Live_Channel_GetLiveChannelList',
  host: 'fcgi',
  fields: {},
  run(_, { world }) {
    const names = [...new Set(world.live().map(({ stream }) => stream.name))];
    return { all_count: names.length, channel_list: names.map((id) => row({ id })) };
  },
};

function row({ id }: Pick<Channel, 'id'>) {
  return { channel_id: id };
}
