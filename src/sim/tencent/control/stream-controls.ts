import type { Params } from '../wire/params.ts';
import type { Reconnects } from '../world/stream.ts';
import type { Control } from './control.ts';
import { audienceFields, audienceOf, streamFields, streamOf } from './stream-fields.ts';

const dayMs = 24 * 3600 * 1000;

function reconnectsOf(params: Params): Reconnects {
  const afterMs = params.maybeNumber('reconnectAfterMs');
  return afterMs === undefined ? 'never' : { afterMs };
}

const goLive: Control = {
  name: 'go-live',
  summary: 'An encoder starts to push; with reconnectAfterMs it comes back when it is dropped.',
  fields: {
    ...streamFields,
    ...audienceFields,
    width: { type: 'integer', min: 1, byDefault: 1920 },
    height: { type: 'integer', min: 1, byDefault: 1080 },
    fps: { type: 'integer', min: 0, byDefault: 30 },
    videoBps: { type: 'integer', min: 0, byDefault: 4_000_000 },
    jitter: { type: 'number', min: 0, max: 1, byDefault: 0 },
    reconnectAfterMs: { type: 'integer', min: 1 },
  },
  example: {
    stream: 'room-9',
    app: 'live',
    fps: 30,
    videoBps: 4_000_000,
    viewers: 25,
    reconnectAfterMs: 5000,
  },
  run(params, { world }) {
    const [fps, videoBps] = [params.number('fps'), params.number('videoBps')];
    const accepted = world.goLive(streamOf(params, world), {
      width: params.number('width'),
      height: params.number('height'),
      fps,
      metaFps: fps,
      videoBps,
      metaVideoBps: videoBps,
      jitter: params.number('jitter'),
      reconnects: reconnectsOf(params),
      ...audienceOf(params),
    });
    return { accepted };
  },
};

const endPush: Control = {
  name: 'end-push',
  summary: 'The push ends for good; errcode and sub are the stop reason (3/0: the client ended it).',
  fields: {
    ...streamFields,
    errcode: { type: 'integer', min: 0, byDefault: 3 },
    sub: { type: 'integer', min: 0, byDefault: 0 },
  },
  example: { stream: 'room-9', errcode: 3, sub: 0 },
  run(params, { world }) {
    world.endPush(streamOf(params, world), { errcode: params.number('errcode'), sub: params.number('sub') });
  },
};

const stutter: Control = {
  name: 'stutter',
  summary: 'The push carries only this part of its quality: 1 healthy, 0 silent.',
  fields: { ...streamFields, factor: { type: 'number', required: true, min: 0, max: 2 } },
  example: { stream: 'room-1', factor: 0.4 },
  run(params, { world }) {
    world.stutter(streamOf(params, world), params.number('factor'));
  },
};

const cut: Control = {
  name: 'cut',
  summary: 'Somebody else cuts the push.',
  fields: streamFields,
  example: { stream: 'room-1' },
  run(params, { world }) {
    world.cut(streamOf(params, world));
  },
};

const ban: Control = {
  name: 'ban',
  summary: 'Somebody else bans the stream name in every domain and app.',
  fields: {
    ...streamFields,
    forMs: { type: 'integer', min: 1, max: 90 * dayMs, byDefault: 7 * dayMs },
    reason: { type: 'text', maxBytes: 2048 },
  },
  example: { stream: 'room-1', forMs: 3_600_000, reason: 'seen in the console' },
  run(params, { world }) {
    const untilMs = world.clock.now() + params.number('forMs');
    world.ban(streamOf(params, world), untilMs, params.maybeText('reason'));
  },
};

const allow: Control = {
  name: 'allow',
  summary: 'Somebody else lifts the ban of the stream name.',
  fields: streamFields,
  example: { stream: 'room-1' },
  run(params, { world }) {
    world.allow(streamOf(params, world));
  },
};

export const streamControls: readonly Control[] = [goLive, endPush, stutter, cut, ban, allow];
