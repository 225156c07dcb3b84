import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { dayMs } from '../wire/times.ts';
import type { StreamKey } from '../world/stream.ts';
import type { Action } from './action.ts';

const defaultBanMs = 7 * dayMs;
const maxBanMs = 90 * dayMs;

const streamFields: Fields = {
  AppName: { type: 'text', required: true },
  DomainName: { type: 'text', required: true },
  StreamName: { type: 'text', required: true },
};

function streamOf(params: Params): StreamKey {
  return {
    domain: params.text('DomainName'),
    app: params.text('AppName'),
    name: params.text('StreamName'),
  };
}

/** tencent-live 5.1 */
export const describeLiveStreamState: Action = {
  name: 'DescribeLiveStreamState',
  fields: () => streamFields,
  run: (params, { world }) => ({ StreamState: world.stateOf(streamOf(params)) }),
};

/** tencent-live 5.2 */
export const forbidLiveStream: Action = {
  name: 'ForbidLiveStream',
  fields: () => ({
    ...streamFields,
    ResumeTime: { type: 'utc', maxAheadMs: maxBanMs },
    Reason: { type: 'text', maxBytes: 2048 },
  }),
  run(params, { world, nowMs }) {
    const untilMs = params.maybeNumber('ResumeTime') ?? nowMs + defaultBanMs;
    world.ban(streamOf(params), untilMs, params.maybeText('Reason'));
    return {};
  },
};

/** tencent-live 5.3 */
export const resumeLiveStream: Action = {
  name: 'ResumeLiveStream',
  fields: () => streamFields,
  run(params, { world }) {
    world.allow(streamOf(params));
    return {};
  },
};

/** tencent-live 5.3: a stream that is not live is dropped with success. */
export const dropLiveStream: Action = {
  name: 'DropLiveStream',
  fields: () => streamFields,
  run(params, { world }) {
    world.cut(streamOf(params));
    return {};
  },
};
