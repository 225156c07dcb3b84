import { ApiError } from '../../wire/api-error.ts';
import { dayMs } from '../../wire/times.ts';
import { fits } from '../../world/stream.ts';
import { channelsOf, readStatus } from '../channels.ts';
import type { LegacyInterface } from '../legacy-interface.ts';
import { channelField, filterOf, placeFields, streamOf } from '../stream-fields.ts';

const neverPushed = '20601';
const source = 0;
const rtmpAndFlv = 1;

/** tencent-live 3.6: `output` is an array of one. */
export const getStatus: LegacyInterface = {
  name: 'Live_Channel_GetStatus',
  host: 'fcgi',
  fields: channelField,
  aliases: true,
  run(params, { world }) {
    const name = params.text('Param.s.channel_id');
    const channel = channelsOf(world).find(({ id }) => id === name);
    if (channel === undefined) throw new ApiError(neverPushed, 'this stream was never pushed');
    const live = channel.status === readStatus.on ? world.live() : [];
    const { width = 0, height = 0 } = live.find(({ stream }) => fits(stream, { name }))?.quality ?? {};
    return [{ status: channel.status, rate_type: source, recv_type: rtmpAndFlv, width, height }];
  },
};

/** The writing scale; the reading one is another (tencent-live 0.3). */
const [ban, allow, cut] = [0, 1, 2];
const banMs = 7 * dayMs; // tencent-live 14, row 4

/** tencent-live 3.7. Without a place a cut hits every push of the name; a ban always does. */
export const setStatus: LegacyInterface = {
  name: 'Live_Channel_SetStatus',
  host: 'fcgi',
  fields: {
    ...channelField,
    'Param.n.status': { type: 'integer', required: true, min: ban, max: cut },
    ...placeFields,
  },
  run(params, { world, nowMs }) {
    const status = params.number('Param.n.status');
    if (status === ban) world.ban(streamOf(params, world), nowMs + banMs);
    if (status === allow) world.allow(streamOf(params, world));
    if (status !== cut) return;
    const asked = filterOf(params);
    for (const { stream } of world.live()) if (fits(stream, asked)) world.cut(stream);
  },
};

const maxBanMs = 90 * dayMs; // 3 months

/** tencent-live 3.13: an end beyond three months is cut to it, and `resume` needs one too. */
export const channelManager: LegacyInterface = {
  name: 'channel_manager',
  host: 'fcgi',
  fields: {
    ...channelField,
    'Param.n.abstime_end': { type: 'integer', required: true, min: 0 },
    'Param.s.action': { type: 'text', required: true, oneOf: ['forbid', 'resume'] },
    ...placeFields,
  },
  run(params, { world, nowMs }) {
    const stream = streamOf(params, world);
    if (params.text('Param.s.action') === 'resume') return world.allow(stream);
    const endMs = params.number('Param.n.abstime_end') * 1000;
    if (endMs <= nowMs) throw new ApiError('abstime_end', 'Param.n.abstime_end must lie after now');
    return world.ban(stream, Math.min(endMs, nowMs + maxBanMs));
  },
};
